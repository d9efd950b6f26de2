package org.cadre.evaluation.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A protégé who was asked and has not answered.
 *
 * @param school where they were as a protégé
 */
record Waiting(
        UUID invitation,
        String name,
        int year,
        LocalDate askedOn,
        @Nullable String school,
        @Nullable String phone) {}
