package org.cadre.people;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.cadre.platform.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who looks: every query that serves a page takes one.
 *
 * @param roles what they may be, as of this request
 * @param district the organization a district coordinator speaks for
 * @param enteredBy the office person who enters for them, when they phoned
 */
public record Viewer(
        PersonId id,
        String name,
        ZoneId zone,
        Set<Role> roles,
        @Nullable OrganizationId district,
        @Nullable PersonId enteredBy) {

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isOffice() {
        return roles.contains(Role.OFFICE);
    }

    public Optional<OrganizationId> districtSpokenFor() {
        return Optional.ofNullable(district);
    }

    /** Whether office enters for this person: confidences of theirs stay closed then. */
    public boolean isActedFor() {
        return enteredBy != null;
    }

    /** How this deed stands in the audit trail. */
    public Actor actor() {
        return enteredBy == null ? Actor.of(id.value()) : new Actor(enteredBy.value(), id.value());
    }
}
