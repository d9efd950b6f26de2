package org.cadre.offering;

import java.util.List;
import java.util.Optional;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** The offerings a person trains at, on the page office has of them; not there for who never did. */
@Component
class PersonTrained implements PersonSection {
    private static final int PLACE = ATTENDANCE + 5;

    record SectionView(List<OfferingSummary> offerings) {}

    private final Offerings offerings;

    PersonTrained(Offerings offerings) {
        this.offerings = offerings;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var trained = office.isOffice() ? offerings.trainedBy(person.id()) : List.<OfferingSummary>of();
        return trained.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        PLACE,
                        "trains",
                        Sentence.of("offering.person.title"),
                        "offering/person-trained",
                        new SectionView(trained),
                        List.of()));
    }
}
