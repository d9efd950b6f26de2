package org.cadre.platform.paper;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * A PNG that papers carry: drawn once more in plain sRGB and no larger than print needs, so that nothing else of the file
 * that was given stays.
 */
public record Picture(byte[] png, int width, int height) {
    /** The largest file that is looked at. */
    public static final int MOST_MEGABYTES = 2;

    /** The longest side that is drawn: a small file may claim more pixels than a server has memory. */
    public static final int MOST_PIXELS = 3_000;

    private static final int BYTES_OF_MEGABYTE = 1024 * 1024;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = SIGNATURE.length + 8 + 13 + 4;
    private static final int AROUND_A_CHUNK = 12;

    /** The parts of a PNG that hold pixels. The others may unfold to any length, and are never read. */
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** What came of reading a file that somebody gave. */
    public sealed interface Outcome {
        /** It is a picture, and here it is. */
        record Good(Picture picture) implements Outcome {}

        /** Its bytes are too many. */
        record TooLarge() implements Outcome {}

        /** It is another kind of file, whatever its name says. */
        record NotPng() implements Outcome {}

        /** It would be drawn in too many pixels. */
        record TooManyPixels(int width, int height) implements Outcome {}

        /** It begins as a PNG and cannot be drawn. */
        record Broken() implements Outcome {}
    }

    /** Reads a file that somebody gave; what is wider or higher than print needs is made smaller. */
    public static Outcome read(byte[] file, int widest, int highest) {
        if (file.length > MOST_MEGABYTES * BYTES_OF_MEGABYTE) {
            return new Outcome.TooLarge();
        }
        if (file.length < SIGNATURE.length
                || !Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            return new Outcome.NotPng();
        }
        if (file.length < HEADER) {
            return new Outcome.Broken();
        }
        var header = ByteBuffer.wrap(file, SIGNATURE.length + 8, 8);
        int width = header.getInt();
        int height = header.getInt();
        if (width > MOST_PIXELS || height > MOST_PIXELS) {
            return new Outcome.TooManyPixels(width, height);
        }
        return pixels(file)
                .flatMap(Picture::drawn)
                .map(image -> plain(image, widest, highest))
                .<Outcome>map(Outcome.Good::new)
                .orElseGet(Outcome.Broken::new);
    }

    /** A picture that {@link #read} has drawn, from where it was stored. */
    public static Picture stored(byte[] png) {
        var header = ByteBuffer.wrap(png, SIGNATURE.length + 8, 8);
        return new Picture(png, header.getInt(), header.getInt());
    }

    /** The file without all that are not pixels; empty when its parts do not fit together. */
    private static Optional<byte[]> pixels(byte[] file) {
        var kept = new ByteArrayOutputStream(file.length);
        kept.writeBytes(SIGNATURE);
        int at = SIGNATURE.length;
        while (at + AROUND_A_CHUNK <= file.length) {
            int length = ByteBuffer.wrap(file, at, Integer.BYTES).getInt();
            if (length < 0 || length > file.length - at - AROUND_A_CHUNK) {
                return Optional.empty();
            }
            var name = new String(file, at + Integer.BYTES, 4, StandardCharsets.ISO_8859_1);
            if (PIXELS.contains(name)) {
                kept.write(file, at, length + AROUND_A_CHUNK);
            }
            if (name.equals("IEND")) {
                return Optional.of(kept.toByteArray());
            }
            at += length + AROUND_A_CHUNK;
        }
        return Optional.empty();
    }

    private static Optional<BufferedImage> drawn(byte[] png) {
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException | RuntimeException _) {
            // What the reader of the JDK throws for a broken file is not always the exception it promises.
            return Optional.empty();
        }
    }

    private static Picture plain(BufferedImage image, int widest, int highest) {
        double scale = Math.min(1, Math.min((double) widest / image.getWidth(), (double) highest / image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var drawing = plain.createGraphics();
        drawing.drawImage(
                scale < 1 ? image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING) : image, 0, 0, null);
        drawing.dispose();
        return new Picture(png(plain), width, height);
    }

    static byte[] png(BufferedImage image) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The picture itself, as a data: address. */
    public String address() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** Its style on a paper: as large as a place of these points lets it be. */
    public String within(double wide, double high) {
        double scale = Math.min(wide / width, high / height);
        return String.format(Locale.ROOT, "width: %.2fpt; height: %.2fpt", width * scale, height * scale);
    }
}
