package org.cadre.editing;

import java.util.UUID;

/** Names one draft of an edition. */
public record DraftId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
