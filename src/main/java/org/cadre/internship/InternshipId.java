package org.cadre.internship;

import java.util.UUID;

/** Names one internship. */
public record InternshipId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
