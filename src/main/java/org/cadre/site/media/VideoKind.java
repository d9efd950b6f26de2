package org.cadre.site.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of video that browsers play, known by their first bytes. */
enum VideoKind {
    MP4("video/mp4", "mp4", "m4v"),
    WEBM("video/webm", "webm");

    static final int BEGINNING = 64;
    static final String ACCEPTED = ".mp4,.m4v,.webm";

    final String mediaType;
    private final String[] endings;

    VideoKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    static Optional<VideoKind> of(byte[] beginning) {
        if (beginning.length >= 12 && text(beginning, 4, 8).equals("ftyp")) {
            return text(beginning, 8, 12).equals("qt  ") ? Optional.empty() : Optional.of(MP4);
        }
        boolean matroska = beginning.length >= 4
                && (beginning[0] & 0xff) == 0x1a
                && (beginning[1] & 0xff) == 0x45
                && (beginning[2] & 0xff) == 0xdf
                && (beginning[3] & 0xff) == 0xa3;
        return matroska && text(beginning, 0, beginning.length).contains("webm") ? Optional.of(WEBM) : Optional.empty();
    }

    static boolean isNamed(String ending) {
        for (var kind : values()) {
            for (String one : kind.endings) {
                if (one.equals(ending)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
