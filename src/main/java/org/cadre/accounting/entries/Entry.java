package org.cadre.accounting.entries;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as office reads it.
 *
 * @param cents what of it is for the fund that was asked for; all of it where none was
 * @param journal the number of the journal that has it; null: it waits
 */
record Entry(
        UUID id,
        LocalDate day,
        String kind,
        int cents,
        String currency,
        @Nullable String method,
        @Nullable String reference,
        @Nullable String because,
        UUID orders,
        String code,
        String buyer,
        @Nullable String district,
        @Nullable String offering,
        @Nullable Long journal) {

    /** Whom it is about, as lists say it. */
    String who() {
        return district == null ? buyer : district;
    }
}
