package org.cadre.people.rights;

import java.util.List;
import java.util.Optional;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** On a person's page: where everything about them is handed out or erased. */
@Component
class RightsSection implements PersonSection {
    private static final int PLACE = CASES + 5;

    record CareView(PersonCard person) {}

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        return Optional.of(new Shown(
                PLACE,
                "everything",
                Sentence.of("people.rights.section"),
                "people/rights/everything",
                new CareView(person),
                List.of()));
    }
}
