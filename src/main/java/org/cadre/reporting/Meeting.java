package org.cadre.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cohort meeting as a first page shows it. */
record Meeting(
        UUID id,
        UUID cohort,
        String cohortName,
        int month,
        String kind,
        Instant startsAt,
        @Nullable String link) {

    LocalDate day(ZoneId zone) {
        return startsAt.atZone(zone).toLocalDate();
    }

    /** Where it takes place, if that is an address a browser may safely open, or a room here. */
    Optional<String> door() {
        return Optional.ofNullable(link)
                .filter(one -> one.startsWith("https://") || one.startsWith("http://") || one.startsWith("/chat/"));
    }
}
