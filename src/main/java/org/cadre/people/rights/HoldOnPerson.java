package org.cadre.people.rights;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;

/** Says whether what is kept of somebody has to stay for a court or an authority. Without an answer nothing is held. */
public interface HoldOnPerson {
    /** Why, in words for office; empty: no hold. */
    Optional<Sentence> on(PersonId person);

    /** Those of several whose records have to stay; a hold on a record that was merged into somebody's is on them. */
    Set<PersonId> heldAmong(Collection<PersonId> people);
}
