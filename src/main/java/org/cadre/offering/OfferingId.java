package org.cadre.offering;

import java.util.UUID;

/** Names one offering. */
public record OfferingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
