package org.cadre.certification.past;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of past certificates that was brought.
 *
 * @param digest of the file, in hexadecimal digits
 * @param recordedOn the program's day; null: it was looked at only
 */
public record PastLoad(
        UUID id,
        String file,
        String digest,
        boolean addPeople,
        Instant broughtAt,
        @Nullable LocalDate recordedOn,
        @Nullable Integer recorded,
        @Nullable Integer unchanged,
        @Nullable Integer peopleAdded) {
    public boolean isRecorded() {
        return recordedOn != null;
    }
}
