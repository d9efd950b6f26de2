package org.cadre;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads a QR code as a phone's camera does, with a reader that is not ours. */
public final class QrReader {
    private static final int SCALE = 6;
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1");

    private QrReader() {}

    /** What a picture of one says. */
    public static String ofPicture(byte[] png) {
        try {
            return of(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one says that we draw, thrown on a wall. */
    public static String ofSvg(String svg) {
        var side = SIDE.matcher(svg);
        if (!side.find()) {
            throw new AssertionError("no code in " + svg);
        }
        int size = Integer.parseInt(side.group(1)) * SCALE;
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, size, size);
        pen.setColor(Color.BLACK);
        var run = RUN.matcher(svg);
        while (run.find()) {
            pen.fillRect(
                    Integer.parseInt(run.group(1)) * SCALE,
                    Integer.parseInt(run.group(2)) * SCALE,
                    Integer.parseInt(run.group(3)) * SCALE,
                    SCALE);
        }
        pen.dispose();
        return of(picture);
    }

    private static String of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return new QRCodeReader().decode(bitmap).getText();
        } catch (NotFoundException e) {
            throw new AssertionError("there is no code in this picture", e);
        } catch (ReaderException e) {
            throw new AssertionError("the code cannot be read", e);
        }
    }
}
