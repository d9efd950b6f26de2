package org.cadre.care.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.people.merge.Merging;
import org.cadre.people.rights.Erasures;
import org.cadre.platform.text.Sentence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A hold on what is kept of Nate. */
@CadreTest
class LegalHoldsPageTest extends PartTwo {
    @Autowired
    private LegalHolds holds;

    @Autowired
    private ApplicationContext beans;

    private Visitor opal = new Visitor();
    private String place = "";

    @BeforeEach
    void comeIn() {
        opal = Visitor.as("opal");
        place = "/office/people/" + cast.registered + "/legal-hold";
    }

    private Visitor.Page place(String reason) {
        return opal.button(opal.get(place), "Place the hold")
                .with("reason", reason)
                .send();
    }

    @Test
    void isPlacedAndReleasedWithAReason() {
        place("Matter 17, letter of counsel.").says("in force").says("Matter 17");
        assertThat(holds.on(cast.registered)).isPresent();
        opal.get("/office/legal-holds").says("placed").doesNotSay("Matter 17");

        opal.button(opal.get(place), "Release the hold")
                .with("reason", "The matter is settled.")
                .send()
                .says("is released");
        assertThat(holds.on(cast.registered)).isEmpty();
        opal.get(place).says("The matter is settled.");
        opal.get("/office/legal-holds?state=released").says("released");
    }

    private Viewer office() {
        return new Viewer(cast.office, "Opal Whitfield", PartOne.CENTRAL, Set.of(Role.OFFICE), null, null);
    }

    private void refusesToErase(PersonId person) {
        var merging = new Merging(beans, cast.office);
        var before = merging.dump();
        var outcome = (Erasures.Outcome.Refused) beans.getBean(Erasures.class).erase(office(), person, true);
        assertThat(outcome.reasons()).extracting(Sentence::key).contains("care.hold.forbids");
        assertThat(merging.dump()).isEqualTo(before);
        opal.get("/office/people/" + person + "/erasure")
                .says("A legal hold of")
                .says("can't be erased until");
    }

    @Test
    void forbidsToErase() {
        place("Matter 17.");
        refusesToErase(cast.registered);
    }

    @Test
    void forbidsToEraseWhomTheHeldRecordWasMergedInto() {
        place("Matter 17.");
        var twin = new PartOne(beans).person("Nathan Okafor");
        new Merging(beans, cast.office).merged(twin, cast.registered);
        refusesToErase(twin);
        assertThat(holds.among(List.of(twin, cast.rosa))).containsExactly(twin);
        assertThat(holds.among(List.of(cast.registered))).containsExactly(cast.registered);
    }

    @Test
    void wantsAReason() {
        assertThat(place("").hasStatus(422).wrong("reason")).contains("Please say why");
        assertThat(holds.on(cast.registered)).isEmpty();
    }

    @Test
    void isInForceOnceOnly() {
        var second = opal.button(opal.get(place), "Place the hold").with("reason", "Another.");
        place("The first.");
        second.send().says("There is already a hold on").doesNotSay("Another.");
    }

    @Test
    void isUnknownToThePersonAndToEverybodyElse() {
        place("Matter 17.");
        assertThat(deedsAbout(cast.registered)).noneMatch(deed -> deed.startsWith("legal-hold"));
        for (String key : new String[] {"rosa", "ines", "theo", "dora", "nate"}) {
            Visitor.as(key).get(place).hasStatus(404);
        }
    }
}
