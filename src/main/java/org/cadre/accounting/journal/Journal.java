package org.cadre.accounting.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A journal that was exported, and the period that is closed by it. */
record Journal(
        UUID id,
        long number,
        @Nullable LocalDate fromDay,
        LocalDate through,
        int entries,
        long debits,
        String file,
        Instant madeAt,
        @Nullable String madeBy) {

    String fileName() {
        return "journal-%04d-through-%s.csv".formatted(number, through);
    }
}
