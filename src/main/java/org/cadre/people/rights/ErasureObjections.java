package org.cadre.people.rights;

import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;

/** What a later step has against erasing somebody now; each sentence says what to do first. */
public interface ErasureObjections {
    List<Sentence> toErasing(PersonId person);
}
