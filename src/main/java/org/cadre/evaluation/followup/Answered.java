package org.cadre.evaluation.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A protégé who was asked and has been heard of.
 *
 * @param stillPrincipal "yes" or "no", as they answered; none: they answered other questions only
 */
record Answered(
        UUID invitation,
        UUID evaluation,
        String name,
        int year,
        LocalDate askedOn,
        LocalDate answeredOn,
        @Nullable String stillPrincipal) {}
