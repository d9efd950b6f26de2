package org.cadre.editing;

import java.util.Optional;
import org.cadre.people.OrganizationId;

/** What a coordinator's desk asks of whoever keeps the pages that districts have for the public. */
public interface DistrictPlaces {
    /** Where that district's page is; empty while it is not public. */
    Optional<String> placeOf(OrganizationId district);
}
