package org.cadre.site.media;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that somebody sent, made anew: known by what it contains, refused by its header before it is unpacked, read in
 * steps where it is large, turned as it was taken, and written without anything but what is seen.
 */
public sealed interface PictureReading {
    /** How wide pictures are kept, the widest first; none is made wider than it came. */
    List<Integer> WIDTHS = List.of(1600, 960, 480);

    /** One width of it, ready to be kept. */
    record Size(int width, int height, String mediaType, byte[] bytes) {}

    /** @param sizes the widest first */
    record Ready(List<Size> sizes) implements PictureReading {}

    record TooManyPixels(int width, int height) implements PictureReading {}

    record TooLarge(long bytes) implements PictureReading {}

    /** A drawing in SVG, whatever it is called. */
    record Svg() implements PictureReading {}

    /** Neither PNG nor JPEG, whatever it is called. */
    record NoPicture() implements PictureReading {}

    /** Its end is missing. */
    record CutShort() implements PictureReading {}

    /** It begins as one of those kinds and cannot be read. */
    record Unreadable() implements PictureReading {}

    static PictureReading of(byte[] file, PublicLimits limits) {
        if (file.length >= PublicLimits.bytes(limits.pictureMegabytes())) {
            return new TooLarge(file.length);
        }
        var header = PictureHeader.of(file).orElse(null);
        if (header == null) {
            return PictureHeader.isSvg(file) ? new Svg() : new NoPicture();
        }
        if (header.pixels() >= limits.pictureMegapixels() * 1_000_000L) {
            return new TooManyPixels(header.width(), header.height());
        }
        if (!header.whole()) {
            return new CutShort();
        }
        return Darkroom.develop(file, header);
    }

    /** Where pictures are read, scaled and written: few at a time, since each takes memory. */
    final class Darkroom {
        private static final Semaphore PLACES = new Semaphore(2);
        /** The longer side is read in steps until it is no longer than this. */
        private static final int LONGEST_READ = 2 * WIDTHS.getFirst();

        private static final float QUALITY = 0.85f;
        /** What a PNG needs to be seen; comments, profiles and their like are not even unpacked. */
        private static final Set<String> SEEN = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

        private Darkroom() {}

        private static PictureReading develop(byte[] file, PictureHeader header) {
            PLACES.acquireUninterruptibly();
            try {
                var picture = turned(read(file, header), header.orientation());
                return new Ready(sizes(picture, header.kind()));
            } catch (IOException | RuntimeException _) {
                // Whatever a decoder stumbles over, the answer to the person is the same.
                return new Unreadable();
            } finally {
                PLACES.release();
            }
        }

        private static BufferedImage read(byte[] file, PictureHeader header) throws IOException {
            byte[] bytes = header.kind() == PictureHeader.Kind.PNG ? seen(file) : file;
            ImageReader reader =
                    ImageIO.getImageReadersByFormatName(header.kind().format).next();
            try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
                reader.setInput(in, true, true);
                if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
                    throw new IOException("two sizes");
                }
                ImageReadParam how = reader.getDefaultReadParam();
                int step = Math.max(1, Math.ceilDiv(Math.max(header.width(), header.height()), LONGEST_READ));
                how.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }

        private static byte[] seen(byte[] png) {
            var kept = new ByteArrayOutputStream(png.length);
            kept.write(png, 0, 8);
            var bytes = ByteBuffer.wrap(png);
            int at = 8;
            while (at + 12 <= png.length) {
                int length = bytes.getInt(at);
                String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
                if (SEEN.contains(type)) {
                    kept.write(png, at, 12 + length);
                }
                at += 12 + length;
                if (type.equals("IEND")) {
                    break;
                }
            }
            return kept.toByteArray();
        }

        /** As it was held when it was taken, with plain colors. */
        private static BufferedImage turned(BufferedImage read, int orientation) {
            int width = read.getWidth();
            int height = read.getHeight();
            boolean onItsSide = orientation >= 5;
            var turn = switch (orientation) {
                case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                default -> new AffineTransform();
            };
            boolean clear = read.getColorModel().hasAlpha();
            var turned = new BufferedImage(
                    onItsSide ? height : width,
                    onItsSide ? width : height,
                    clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
            var pen = turned.createGraphics();
            pen.drawImage(read, turn, null);
            pen.dispose();
            return turned;
        }

        private static List<Size> sizes(BufferedImage picture, PictureHeader.Kind kind) throws IOException {
            var sizes = new ArrayList<Size>();
            var larger = picture;
            for (int width : widths(picture.getWidth())) {
                larger = scaled(larger, width);
                sizes.add(written(larger, kind));
            }
            return sizes;
        }

        private static List<Integer> widths(int own) {
            return IntStream.concat(
                            IntStream.of(Math.min(own, WIDTHS.getFirst())),
                            WIDTHS.stream().mapToInt(Integer::intValue).filter(width -> width < own))
                    .distinct()
                    .boxed()
                    .toList();
        }

        private static BufferedImage scaled(BufferedImage larger, int width) {
            if (larger.getWidth() == width) {
                return larger;
            }
            int height = Math.max(1, Math.round(larger.getHeight() * (float) width / larger.getWidth()));
            var scaled = new BufferedImage(width, height, larger.getType());
            var pen = scaled.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(larger, 0, 0, width, height, null);
            pen.dispose();
            return scaled;
        }

        /** A drawing stays one where that is smaller; what is clear in parts shows the paper below. */
        private static Size written(BufferedImage picture, PictureHeader.Kind kind) throws IOException {
            byte[] photo = jpeg(picture);
            if (kind == PictureHeader.Kind.PNG) {
                byte[] drawing = png(picture);
                if (picture.getColorModel().hasAlpha() || drawing.length <= photo.length) {
                    return new Size(picture.getWidth(), picture.getHeight(), "image/png", drawing);
                }
            }
            return new Size(picture.getWidth(), picture.getHeight(), "image/jpeg", photo);
        }

        private static byte[] png(BufferedImage picture) throws IOException {
            var out = new ByteArrayOutputStream();
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(picture, "png", stream);
            }
            return out.toByteArray();
        }

        private static byte[] jpeg(BufferedImage picture) {
            var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            var pen = opaque.createGraphics();
            pen.drawImage(picture, 0, 0, Color.WHITE, null);
            pen.dispose();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            var out = new ByteArrayOutputStream();
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                var how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
                writer.setOutput(stream);
                writer.write(null, new IIOImage(opaque, null, null), how);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                writer.dispose();
            }
            return out.toByteArray();
        }
    }
}
