package org.cadre.demo;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids as they would have been made when a row was written, so that newest first by id is newest first in truth: UUIDs
 * of version 7 with the row's own time, in their order within it.
 */
final class PastIds {
    /** Rows of one moment keep their order by these last bits of it: some seconds' worth. */
    private static final int ORDER = 1 << 24;

    private final RandomGenerator random;
    private int made;

    PastIds(RandomGenerator random) {
        this.random = random;
    }

    UUID at(OffsetDateTime moment) {
        made = (made + 1) % ORDER;
        long tick = (moment.toInstant().toEpochMilli() << 12) + made;
        long high = (tick >>> 12) << 16 | 0x7000 | (tick & 0xfff);
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
