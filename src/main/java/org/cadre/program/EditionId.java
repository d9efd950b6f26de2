package org.cadre.program;

import java.util.UUID;

/** Names one edition. */
public record EditionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
