package org.cadre.accounting.stipend;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** What a coach or trainer gets, on the page office has of them; not there for who gets nothing. */
@Component
class PersonStipends implements PersonSection {
    private static final int PLACE = CERTIFICATES + 5;

    record SectionView(UUID person, List<Stipend> stipends) {}

    private final Stipends stipends;

    PersonStipends(Stipends stipends) {
        this.stipends = stipends;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var theirs = office.isOffice() ? stipends.of(person.id(), office) : List.<Stipend>of();
        return theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        PLACE,
                        "stipends",
                        Sentence.of("accounting.stipend.title"),
                        "accounting/stipend/person-stipends",
                        new SectionView(person.id().value(), theirs),
                        List.of()));
    }
}
