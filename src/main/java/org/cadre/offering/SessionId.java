package org.cadre.offering;

import java.util.UUID;

/** Names one session of an offering. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
