package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.certification.CertificateSummary;
import org.jspecify.annotations.Nullable;

/**
 * The part of a first page about one's certificate.
 *
 * @param training the next recertification training on the schedule
 * @param booked whether a seat in one is taken already
 */
record CertificateHome(
        CertificateSummary certificate, @Nullable Training training, boolean booked, List<NextStep> steps) {

    /** A recertification training to come. */
    record Training(
            UUID id,
            String title,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable String city,
            @Nullable String state,
            int open) {}
}
