package org.cadre.people.rights;

import java.time.LocalDate;
import java.util.List;
import org.cadre.people.PersonId;

/** What only its author may read, for an export that its author asked for. */
public interface SealedWords {
    record Word(LocalDate day, String text) {}

    /** All that this person wrote so, opened. The caller is the author. */
    List<Word> of(PersonId author);
}
