package org.cadre.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A coordinator fits the program to their district, and office decides. */
@CadreTest
class DistrictEditionTest extends Drafting {
    private Visitor dorasBrowser = new Visitor();
    private Visitor opalsBrowser = new Visitor();
    private DraftId id = new DraftId(new UUID(0, 0));
    private String place = "";

    @BeforeEach
    void draft() {
        dorasBrowser = one.signedIn(dora);
        opalsBrowser = one.signedIn(opal);
        var begun = dorasBrowser
                .button(dorasBrowser.get("/district/editions"), "Start a draft")
                .send()
                .says("A customized edition for Bluebonnet ISD")
                .says("Ready to be published");
        place = begun.address().getPath();
        id = new DraftId(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
    }

    private Page get(String rest) {
        return dorasBrowser.get(place + rest);
    }

    private Page asksFor(int hours) {
        return dorasBrowser
                .button(get("/requirements/contact-hours"), "Save requirement")
                .with("requirement-contactMinutes", hours)
                .send();
    }

    private Page proposed(String note) {
        return dorasBrowser
                .button(get(""), "Propose to office")
                .with("note", note)
                .send();
    }

    private String office() {
        return "/office/editions/drafts/" + id;
    }

    private String mail(PersonId to, String subject) {
        return jdbc
                .sql("select plain from mail where about = :person and subject like :subject || '%' order by id desc")
                .param("person", to.value())
                .param("subject", subject)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse("");
    }

    @Nested
    class AWeakerOne {
        @Test
        void isRefusedWithTheCounterExampleBesideWhatIsAskedTooLittle() {
            asksFor(60).says("Is it strong enough?").says("60.00 of 72");
            assertThat(get("/requirements/contact-hours").wrong("requirement-contactMinutes"))
                    .contains("Not strong enough")
                    .contains("60.00 of 72");
            var refused = proposed("Our people are busy.").hasStatus(422);
            refused.says("Log 72 contact hours: 60.00 of 72");
            assertThat(refused.document().select("textarea[name=note]").text()).isEqualTo("Our people are busy.");
            assertThat(read(id).state()).isEqualTo(DraftState.DRAFT);
            assertThat(mail(opal, "Bluebonnet ISD proposes")).isEmpty();
            opalsBrowser.get("/home").doesNotSay("proposes the edition");
        }

        @Test
        void saysWhatIsGone() {
            dorasBrowser
                    .form(get("/requirements"), "form[action$='/requirements/project/removal']")
                    .send();
            get("/requirements").says("Is it strong enough?").says("Add “");
        }
    }

    @Nested
    class AProposal {
        @Test
        void isReturnedWithWordsAndPublishedWhenItIsMended() {
            asksFor(76);
            proposed("Seventy-six suit us.")
                    .says("The proposal is with office.")
                    .says("Seventy-six suit us.");
            assertThat(mail(opal, "Bluebonnet ISD proposes an edition"))
                    .contains("Dora District of Bluebonnet ISD")
                    .contains("Seventy-six suit us.")
                    .contains(office());
            opalsBrowser.get("/home").says("Bluebonnet ISD proposes the edition");
            opalsBrowser.get("/office/editions").says("Proposed");
            var seen = opalsBrowser
                    .get(office())
                    .says("Seventy-six suit us.")
                    .says("Contact hours: 72.00 → 76.00")
                    .says("Ready to be published");
            opalsBrowser
                    .button(seen, "Return proposal")
                    .with("words", "Eighty, as we agreed.")
                    .send()
                    .says("The proposal is back with the district.");
            assertThat(mail(dora, "Office has returned your edition")).contains("Eighty, as we agreed.");
            dorasBrowser.get("/home").says("Office has returned").says("Change the edition");
            get("").says("Eighty, as we agreed.");
            asksFor(80);
            proposed("");
            opalsBrowser.button(opalsBrowser.get(office()), "Publish").send().says("Published.");
            assertThat(mail(dora, "Your edition is published")).contains("It is in effect from");
            dorasBrowser.get("/district/editions").says("Office publishes your page");
            assertThat(editions.current(slug()).contactTarget()).isEqualTo(4800);
            assertThat(editions.current(Editions.NATIONAL).contactTarget()).isEqualTo(4320);
        }

        private String slug() {
            return editions.asWritten(Objects.requireNonNull(read(id).published()))
                    .slug();
        }

        @Test
        void canBeTakenBackAndIsClosedMeanwhile() {
            proposed("");
            dorasBrowser.get(place + "/sections/hours").hasStatus(404);
            get("/look").hasStatus(404);
            dorasBrowser.button(get(""), "Take the proposal back").send().says("The proposal is yours again.");
            get("/sections/hours").hasStatus(200);
            opalsBrowser.get("/home").doesNotSay("proposes the edition");
        }

        @Test
        void ofAStaleDraftIsRefused() {
            var seen = get("");
            saved(office, id, sheet -> sheet.with(CONTACT, 4500));
            dorasBrowser
                    .button(seen, "Propose to office")
                    .send()
                    .hasStatus(422)
                    .says("Opal Vance saved this draft after you opened it");
            assertThat(read(id).state()).isEqualTo(DraftState.DRAFT);
        }

        @Test
        void beginsTodayOrLaterUnderANameOfItsOwn() {
            saved(
                    coordinator,
                    id,
                    sheet -> sheet.with("effective", clock.today().minusDays(1).toString()));
            proposed("").hasStatus(422).says("An edition of a district begins today or later");
            saved(
                    coordinator,
                    id,
                    sheet -> sheet.with("effective", clock.today().toString())
                            .with("slug", Editions.NATIONAL)
                            .without("parent"));
            proposed("").hasStatus(422).says("belongs to a program of somebody else");
            assertThat(read(id).state()).isEqualTo(DraftState.DRAFT);
        }
    }

    @Nested
    class OfAnotherDistrict {
        @Test
        void isNotThere() {
            var prairie = one.district("Prairie View ISD");
            var kit = one.signedIn(one.staffOf(prairie, "Kit Rowe", Role.DISTRICT));
            for (String rest : new String[] {
                "",
                "/sections/hours",
                "/requirements",
                "/requirements/contact-hours",
                "/document",
                "/document.yaml",
                "/history",
                "/trial",
                "/look"
            }) {
                assertThat(kit.get(place + rest).status()).as(rest).isEqualTo(404);
            }
            for (String rest : new String[] {"/proposal", "/discarding", "/sections/hours", "/look"}) {
                assertThat(kit.postToken(place + rest).status()).as(rest).isEqualTo(404);
            }
            kit.get("/district/editions").says("There is no draft yet").says("National Mentor Certification");
            assertThat(read(id).save()).isOne();
        }

        @Test
        void isNoneToBeginWith() {
            proposed("");
            opalsBrowser.button(opalsBrowser.get(office()), "Publish").send().says("Published.");
            var prairie = one.district("Prairie View ISD");
            var kit = one.signedIn(one.staffOf(prairie, "Kit Rowe", Role.DISTRICT));
            var list = kit.get("/district/editions");
            assertThat(list.document().select("#from option:not([value=''])").eachAttr("value"))
                    .containsExactly(editions.idOf(Editions.NATIONAL).toString());
            kit.button(list, "Start a draft")
                    .with("from", read(id).published())
                    .send()
                    .hasStatus(422);
        }
    }

    @Nested
    class ItsFees {
        private void partTwo(String query, String dollars) {
            opalsBrowser
                    .button(opalsBrowser.get("/office/editions/part-two-prices" + query), "Save prices")
                    .with("price-1", dollars)
                    .with("category-1", "district")
                    .send()
                    .says("The prices are saved");
        }

        @Test
        void areThoseOfTheEditionItBeganWithUntilItIsPublishedAndThenItsOwn() {
            get("").says("Nothing is charged for part two");
            partTwo("", "600");
            get("").says("$600.00").says("When this draft is published");
            var draft = read(id);
            once(() -> drafts.publish(office, id, draft.save()));
            var edition = Objects.requireNonNull(read(id).published());
            opalsBrowser
                    .get("/office/editions/" + edition)
                    .says("$600.00")
                    .says("None yet. Every event has its own prices")
                    .says("Change the prices of part two");
            partTwo("?edition=" + edition, "550");
            opalsBrowser.get("/office/editions/" + edition).says("$550.00").doesNotSay("$600.00");
            opalsBrowser
                    .get("/office/editions/" + editions.idOf(Editions.NATIONAL))
                    .says("$600.00")
                    .doesNotSay("$550.00");
            assertThat(get("").says("$550.00").document().select("a[href*=part-two-prices]"))
                    .as("a coordinator changes no prices")
                    .isEmpty();
        }
    }

    @Nested
    class ATrial {
        @Test
        void isOfAMadeUpPersonAndOfTotalsOnly() {
            get("/trial")
                    .says("What it would mean for your people")
                    .says("Nobody whose seat you pay for is in an internship today")
                    .doesNotSay("Nobody is found");
            assertThat(get("/trial").document().select("#q")).isEmpty();
            get("/trial/" + opal).hasStatus(404);
        }
    }
}
