package org.cadre.internship.pairing;

import org.cadre.internship.InternshipId;
import org.cadre.people.Viewer;
import org.cadre.program.Edition;

/** Names protégés and lets them agree, for tests in which that is one deed among others. */
public final class NextProtege {
    private final Pairings pairings;
    private final Edition edition;

    public NextProtege(Pairings pairings, Edition edition) {
        this.pairings = pairings;
        this.edition = edition;
    }

    /** Whether that was possible. */
    public boolean isNamed(Viewer mit, InternshipId internship, String name, String email) {
        var outcome = pairings.propose(mit, internship, edition, name, email, ProtegeKind.NOVICE, null, false);
        return outcome == Pairings.Proposal.PROPOSED;
    }

    /** Whether whoever was named agreed. */
    public boolean agrees(Pairing proposed) {
        return pairings.accept(proposed, edition, false);
    }
}
