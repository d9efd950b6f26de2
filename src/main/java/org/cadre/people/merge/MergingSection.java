package org.cadre.people.merge;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.stereotype.Component;

/** On a person's page: records that may be the same person, and those that were merged into this one. */
@Component
class MergingSection implements PersonSection {
    /** After the account, before mails. */
    private static final int PLACE = ACCESS + 5;

    record MergingView(PersonCard person, List<PersonCard> likely, List<Merges.Past> merged, LocalDate today) {}

    private final LikelyDoubles doubles;
    private final Merges merges;
    private final People people;
    private final ProgramClock clock;

    MergingSection(LikelyDoubles doubles, Merges merges, People people, ProgramClock clock) {
        this.doubles = doubles;
        this.merges = merges;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var likely = doubles.of(person.id());
        var cards = people.cards(likely);
        var shown =
                likely.stream().map(id -> Objects.requireNonNull(cards.get(id))).toList();
        var next = shown.isEmpty()
                ? List.<Next>of()
                : List.of(new Next(
                        Urgency.WAITING,
                        "people",
                        Sentence.of("people.merge.next", shown.getFirst().displayName()),
                        null,
                        null,
                        "/office/doubles/" + person.id() + "/"
                                + shown.getFirst().id()));
        return Optional.of(new Shown(
                PLACE,
                "merging",
                Sentence.of("people.merge.section"),
                "people/merge/merging",
                new MergingView(person, shown, merges.into(person.id()), clock.today()),
                next));
    }
}
