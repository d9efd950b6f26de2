package org.cadre.attendance;

import java.util.UUID;

/** Names one correction of attendance. */
public record CorrectionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
