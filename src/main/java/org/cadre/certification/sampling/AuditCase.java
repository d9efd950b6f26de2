package org.cadre.certification.sampling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One draw: its seed, the frame it was drawn from, and how many.
 *
 * @param cohort the cohort's name, when it was drawn of one
 * @param frameDigest of the kept list of ids
 * @param recorded of how many there is an outcome
 */
record AuditCase(
        UUID id,
        String seed,
        @Nullable String cohort,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean completedOnly,
        Asked asked,
        int frameSize,
        String frameDigest,
        int sampleSize,
        PersonId drawnBy,
        String drawnByName,
        LocalDate drawnOn,
        Instant drawnAt,
        int recorded) {
    boolean isDone() {
        return recorded == sampleSize;
    }

    /** While something of the sample is still without an outcome. */
    boolean isOpen() {
        return !isDone();
    }
}
