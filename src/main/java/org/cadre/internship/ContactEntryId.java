package org.cadre.internship;

import java.util.UUID;

/** Names one entry of a contact log. */
public record ContactEntryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
