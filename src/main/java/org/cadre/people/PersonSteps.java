package org.cadre.people;

import java.util.List;
import org.cadre.people.PersonSection.Next;

/** Knows what is next for a person, beside what the sections of their page say themselves. */
public interface PersonSteps {
    List<Next> of(Viewer office, PersonCard person);
}
