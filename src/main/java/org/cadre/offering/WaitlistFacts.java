package org.cadre.offering;

import java.util.Collection;
import java.util.Set;

/** What the waitlist, a later step, knows of offerings: the public pages ask it. */
public interface WaitlistFacts {
    /** Those of the offerings in which somebody waits for a seat: what comes free there is theirs first. */
    Set<OfferingId> withPeopleWaiting(Collection<OfferingId> some);
}
