package org.cadre.certification.register;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The part of an entry that stays: nothing in it says whose certificate it is about.
 *
 * @param kind an event's word
 * @param day the program's day
 * @param at when it was entered, to the microsecond
 * @param erases the entry whose details were erased; only for an erasure
 * @param commitment the salted digest of the details
 */
public record Entry(
        long index,
        String kind,
        LocalDate day,
        Instant at,
        @Nullable Long erases,
        byte[] commitment) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** What the tree commits to; the place in the register is committed to by the tree itself. */
    public byte[] leafHash() {
        String text = "cadre register entry 1\n" + kind + '\n' + day + '\n' + MICROSECONDS.format(at) + '\n'
                + (erases == null ? "-" : erases.toString()) + '\n'
                + HexFormat.of().formatHex(commitment) + '\n';
        return MerkleTree.leafHash(text.getBytes(StandardCharsets.UTF_8));
    }
}
