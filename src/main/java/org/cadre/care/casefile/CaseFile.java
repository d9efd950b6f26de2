package org.cadre.care.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One case file with all that was written in it, oldest first, and who has read it. */
record CaseFile(
        UUID id,
        UUID person,
        String personName,
        String title,
        String openedBy,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        List<Entry> entries,
        List<Reading> readings) {
    record Entry(String kind, String words, String writtenBy, Instant writtenAt) {}

    record Reading(String reader, Instant readAt) {}

    boolean isOpen() {
        return closedOn == null;
    }
}
