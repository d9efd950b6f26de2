package org.cadre.standards;

import java.time.Instant;
import java.util.UUID;

/**
 * A framework as it is kept, without its standards.
 *
 * @param licenseNote whose it is and what may be done with it
 * @param shipped whether it came with the product
 * @param items how many standards it has today; a crosswalk has none
 */
public record StoredFramework(
        UUID id,
        String key,
        String title,
        String shortName,
        String licenseNote,
        FrameworkStatus status,
        boolean sample,
        boolean shipped,
        int version,
        int items,
        int links,
        Instant changedAt) {
    public boolean isPublic() {
        return status != FrameworkStatus.DRAFT;
    }

    /** Whether it can be looked through: it has standards, and they are public. */
    public boolean hasStandards() {
        return items > 0 && isPublic();
    }
}
