package org.cadre.certification.sampling;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.certification.Frozen;

/**
 * Draws a sample that anyone can draw again. Each id of the frame gets a number: the SHA-256 of the seed (in UTF-8) followed
 * directly by the id as it is written, 36 characters in lower case. The ids with the smallest numbers are the sample, the
 * smallest first. Who knows the seed before the frame is fixed could choose the frame; so office sees the seed only with the
 * draw, or takes one that was made in public, and each draw is kept.
 */
final class Draw {
    private Draw() {}

    /** The ids drawn, in their order; all of them when there are no more than that. */
    static List<UUID> sample(String seed, Collection<UUID> frame, int size) {
        return frame.stream()
                .sorted(Comparator.comparing((UUID id) -> number(seed, id)).thenComparing(UUID::toString))
                .limit(size)
                .toList();
    }

    /** In hexadecimal digits, whose order is that of the numbers. */
    static String number(String seed, UUID id) {
        return sha256(seed + id);
    }

    /** The frame as it is handed out: one id a line, in order. */
    static String text(Collection<UUID> frame) {
        return frame.stream().map(UUID::toString).sorted().map(id -> id + "\n").collect(Collectors.joining());
    }

    /** The SHA-256 of the frame's text. */
    static String digest(Collection<UUID> frame) {
        return sha256(text(frame));
    }

    private static String sha256(String text) {
        return Frozen.hex(Frozen.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
