package org.cadre.care.hold;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A legal hold on what is kept of a person: who placed it and why, and who released it. */
public record LegalHold(
        UUID id,
        UUID person,
        String personName,
        String reason,
        String placedBy,
        LocalDate placedOn,
        @Nullable String releasedBy,
        @Nullable LocalDate releasedOn,
        String releaseReason) {

    public boolean isInForce() {
        return releasedOn == null;
    }
}
