package org.cadre.internship.word;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a pairing told office in private.
 *
 * @param byMit else by the protégé
 * @param outcome what office did about it; empty while it waits
 */
record PrivateWord(
        UUID id,
        UUID pairing,
        UUID internship,
        UUID mit,
        String mitName,
        String protegeName,
        boolean byMit,
        String words,
        Instant writtenAt,
        @Nullable LocalDate settledOn,
        String outcome) {
    String writer() {
        return byMit ? mitName : protegeName;
    }

    /** The other side, who learns nothing of it. */
    String other() {
        return byMit ? protegeName : mitName;
    }
}
