package org.cadre.internship;

import java.util.UUID;

/** Names one cohort. */
public record CohortId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
