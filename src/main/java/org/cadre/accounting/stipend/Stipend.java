package org.cadre.accounting.stipend;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets for a cohort or an offering.
 *
 * @param work the cohort's name or the offering's title
 * @param coaches whether it is for a cohort; else it is for an offering
 * @param dueOn when the cohort was closed or the offering done; null: it goes on
 * @param paidOn when it was paid, and has not come back since
 */
public record Stipend(
        UUID id,
        UUID person,
        String name,
        String work,
        boolean coaches,
        int cents,
        String currency,
        String note,
        boolean sample,
        LocalDate agreedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate paidOn,
        @Nullable String reference) {

    public StipendState state() {
        if (paidOn != null) {
            return StipendState.PAID;
        }
        if (approvedOn != null) {
            return StipendState.APPROVED;
        }
        return dueOn != null ? StipendState.DUE : StipendState.AGREED;
    }
}
