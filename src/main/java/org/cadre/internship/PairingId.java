package org.cadre.internship;

import java.util.UUID;

/** Names one pairing of an MIT and a protégé. */
public record PairingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
