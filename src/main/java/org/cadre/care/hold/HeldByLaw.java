package org.cadre.care.hold;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.cadre.people.PersonId;
import org.cadre.people.rights.HoldOnPerson;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** Tells those who would let records go that a hold is in force. */
@Component
class HeldByLaw implements HoldOnPerson {
    private final LegalHolds holds;

    HeldByLaw(LegalHolds holds) {
        this.holds = holds;
    }

    @Override
    public Optional<Sentence> on(PersonId person) {
        return holds.on(person).map(hold -> Sentence.of("care.hold.forbids", hold.placedOn()));
    }

    @Override
    public Set<PersonId> heldAmong(Collection<PersonId> people) {
        return holds.among(people);
    }
}
