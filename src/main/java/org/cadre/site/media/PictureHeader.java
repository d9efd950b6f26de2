package org.cadre.site.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a picture's first bytes say, read before anything of it is unpacked.
 *
 * @param orientation 1 to 8, as cameras write it (EXIF 2.32, tag 274)
 * @param whole whether its end is there
 */
record PictureHeader(Kind kind, int width, int height, int orientation, boolean whole) {
    enum Kind {
        JPEG("jpeg"),
        PNG("png");

        final String format;

        Kind(String format) {
            this.format = format;
        }
    }

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LOOKED_AT = 4096;
    private static final int ORIENTATION = 0x0112;

    long pixels() {
        return (long) width * height;
    }

    /** Empty: it is neither, whatever its name says. */
    static Optional<PictureHeader> of(byte[] file) {
        if (file.length > 24 && Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length)) {
            return png(file);
        }
        if (file.length > 4 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
            return jpeg(file);
        }
        return Optional.empty();
    }

    /** Whether it is a drawing in SVG, which can run programs. */
    static boolean isSvg(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<") && start.contains("<svg");
    }

    private static Optional<PictureHeader> png(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        int width = bytes.getInt(16);
        int height = bytes.getInt(20);
        if (width <= 0 || height <= 0) {
            return Optional.empty();
        }
        int orientation = 1;
        long at = PNG.length;
        while (at + 12 <= file.length) {
            int length = bytes.getInt((int) at);
            if (length < 0 || at + 12 + length > file.length) {
                break;
            }
            String type = new String(file, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("eXIf")) {
                orientation = orientation(file, (int) at + 8, length);
            }
            if (type.equals("IEND")) {
                return Optional.of(new PictureHeader(Kind.PNG, width, height, orientation, true));
            }
            at += 12L + length;
        }
        return Optional.of(new PictureHeader(Kind.PNG, width, height, orientation, false));
    }

    private static Optional<PictureHeader> jpeg(byte[] file) {
        int width = 0;
        int height = 0;
        int orientation = 1;
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                at += 2;
                continue;
            }
            int length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
            if (length < 2 || at + 2 + length > file.length) {
                break;
            }
            if (isFrame(marker) && length >= 7) {
                height = (file[at + 5] & 0xff) << 8 | file[at + 6] & 0xff;
                width = (file[at + 7] & 0xff) << 8 | file[at + 8] & 0xff;
            } else if (marker == 0xe1
                    && length > 2 + EXIF.length
                    && Arrays.equals(file, at + 4, at + 4 + EXIF.length, EXIF, 0, EXIF.length)) {
                orientation = orientation(file, at + 4 + EXIF.length, length - 2 - EXIF.length);
            }
            at += 2 + length;
            if (marker == 0xda) {
                break;
            }
        }
        return width == 0 || height == 0
                ? Optional.empty()
                : Optional.of(new PictureHeader(Kind.JPEG, width, height, orientation, endsAfter(file, at)));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** In the data of a JPEG picture its end mark cannot occur by chance. */
    private static boolean endsAfter(byte[] file, int from) {
        for (int at = file.length - 2; at >= from; at--) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xd9) {
                return true;
            }
        }
        return false;
    }

    private static int orientation(byte[] file, int from, int length) {
        if (length < 14) {
            return 1;
        }
        var tags = ByteBuffer.wrap(file, from, length).slice();
        tags.order(tags.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tags.getInt(4);
        if (directory < 8 || directory > length - 2) {
            return 1;
        }
        int entries = tags.getShort(directory) & 0xffff;
        for (int i = 0; i < entries && directory + 2L + 12L * (i + 1) <= length; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tags.getShort(entry) & 0xffff) == ORIENTATION) {
                int value = tags.getShort(entry + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
