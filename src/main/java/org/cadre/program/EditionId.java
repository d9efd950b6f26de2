package org.cadre.program;

import java.util.UUID;

/** Names one stored edition: one version of one program's rules. */
public record EditionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
