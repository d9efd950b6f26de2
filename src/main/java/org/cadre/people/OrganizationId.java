package org.cadre.people;

import java.util.UUID;

/** Names one organization. */
public record OrganizationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
