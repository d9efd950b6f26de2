package org.cadre.platform.audit;

import java.util.Optional;

/** Knows whether somebody enters for somebody else in the request that is answered now. */
public interface ActingNow {
    /** Who enters, and for whom; none when everybody is themselves. */
    Optional<Actor> actor();
}
