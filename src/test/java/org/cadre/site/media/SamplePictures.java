package org.cadre.site.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures and videos for tests: right ones, and wrong in each way. */
public final class SamplePictures {
    public static final String CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome.\n";

    private SamplePictures() {}

    /** Red on its left half, blue on its right. */
    public static byte[] of(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return written(picture, format);
    }

    /** One that is really as large as it says, in two colors so that the test needs little memory. */
    public static byte[] reallyLarge(int width, int height) {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    private static byte[] written(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A few bytes that promise very many pixels. */
    public static byte[] promising(int width, int height) {
        byte[] png = of("png", 8, 8);
        var bytes = ByteBuffer.wrap(png);
        bytes.putInt(16, width);
        bytes.putInt(20, height);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        bytes.putInt(29, (int) sum.getValue());
        return png;
    }

    /** A JPEG picture whose camera wrote how it was held, and where it was. */
    public static byte[] held(byte[] jpeg, int orientation) {
        byte[] exif = ("Exif\0\0MM\0*\0\0\0\b\0\1\1\u0012\0\3\0\0\0\1\0" + (char) orientation
                        + "\0\0\0\0\0\0GPS-SECRET")
                .getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(0xe1);
        out.write(exif.length + 2 >> 8);
        out.write(exif.length + 2 & 0xff);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    public static byte[] cutShort(byte[] file) {
        return Arrays.copyOf(file, file.length * 2 / 3);
    }

    public static byte[] svg() {
        return """
                <?xml version="1.0"?>
                <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
                """.getBytes(StandardCharsets.UTF_8);
    }

    /** What begins as an MP4 video does. */
    public static byte[] video() {
        byte[] video = new byte[4000];
        byte[] start = "\0\0\0\u0018ftypisom\0\0\2\0isommp41".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, video, 0, start.length);
        return video;
    }
}
