package org.cadre.people;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An organization at a glance; names are as the directory gives them.
 *
 * @param status "open", "closed" or "inactive"
 */
public record OrganizationCard(
        OrganizationId id,
        OrganizationKind kind,
        String name,
        @Nullable String ncesId,
        @Nullable OrganizationId parent,
        @Nullable String parentName,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip,
        @Nullable String phone,
        @Nullable String lowestGrade,
        @Nullable String highestGrade,
        String status,
        boolean sample) {

    public boolean isOpen() {
        return status.equals("open");
    }

    /** "HOUSTON, TX", or less where less is known. */
    public String town() {
        return Stream.of(city, state)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What tells it from others of its name: where it is, and whose it is. */
    public String whereabouts() {
        return Stream.of(parentName, town())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
