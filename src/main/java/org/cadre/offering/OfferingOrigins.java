package org.cadre.offering;

import java.util.Optional;

/** What a later step knows of where the wish for an offering came from: somebody's inquiry. */
public interface OfferingOrigins {
    /** Whose wish it was, and where it is written. */
    record Origin(String words, String place) {}

    Optional<Origin> of(OfferingId offering);
}
