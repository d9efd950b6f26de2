package org.cadre.registration.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it stands for good.
 *
 * @param cents always positive: the kind says in which direction
 * @param billTo whose share it is; null: the order's as a whole
 * @param day when the money moved, on the program's calendar
 */
public record LedgerEntry(
        UUID id,
        UUID order,
        @Nullable UUID billTo,
        Kind kind,
        int cents,
        String currency,
        @Nullable Method method,
        @Nullable String reference,
        @Nullable String because,
        LocalDate day,
        Instant recordedAt,
        @Nullable UUID recordedBy) {

    /** What an entry does to the balance. */
    public enum Kind {
        CHARGE,
        PAYMENT,
        REFUND,
        CREDIT;

        /** As tables write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How money moved. */
    public enum Method {
        CARD,
        CHECK,
        TRANSFER,
        OTHER;

        /** As tables write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
