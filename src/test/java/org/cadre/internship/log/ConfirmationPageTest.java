package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.platform.job.Jobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Del sees and says about Rosa's log: two contacts wait for him. */
@CadreTest
class ConfirmationPageTest extends PartTwo {
    private static final String DEL = "del@bluebonnet.example";

    @Autowired
    private Jobs jobs;

    private Visitor rosa = new Visitor();
    private Visitor del = new Visitor();

    @BeforeEach
    void comeIn() {
        rosa = Visitor.as("rosa");
        del = new Visitor();
    }

    private String asked() {
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos to confirm 2 contacts")
                .send()
                .says("Del Ramos gets a mail");
        return linkTo(DEL);
    }

    @Nested
    class Confirming {
        @Test
        void takesAllOfThemAtOnce() {
            var page = del.get(asked()).says("2 contacts wait for your word").says("0.75 hours");
            del.button(page, "Confirm all 2").send().says("Nothing waits for you");
            rosa.get("/internship/log").says("32.75 of 72.00 hours");
            assertThat(deedsAbout(cast.rosa))
                    .filteredOn("contact.confirmed"::equals)
                    .hasSize(2);
        }

        @Test
        void takesOneAtATime() {
            var page = del.get(asked());
            del.form(page, ".rows li:first-child form[action$=confirmation]")
                    .send()
                    .says("One contact waits");
        }

        @Test
        void doesItOnceHoweverOftenItIsSent() {
            var form = del.button(del.get(asked()), "Confirm all 2");
            form.send();
            form.send().hasStatus(200);
            assertThat(deedsAbout(cast.rosa))
                    .filteredOn("contact.confirmed"::equals)
                    .hasSize(2);
        }

        @Test
        void doesNotTakeWhatWasCorrectedMeanwhile() {
            var form = del.button(del.get(asked()), "Confirm all 2");
            var entry = waiting();
            rosa.button(rosa.get("/internship/log/" + entry), "Save the change")
                    .with("minutes", 180)
                    .send();
            form.send().says("Something has changed").says("One contact waits");
        }

        @Test
        void worksAgainAndAgainWithTheSameLink() {
            var link = asked();
            del.button(del.get(link), "Confirm all 2").send();
            del.get(link).hasStatus(200).says("Confirmed by you");
        }

        @Test
        void isDoneByAButtonNeverByOpeningTheLink() {
            var link = asked();
            del.get(link);
            new Visitor().get(link).says("2 contacts wait");
        }
    }

    private UUID waiting() {
        return jdbc.sql("""
                select id from contact_entry where pairing = :pairing and confirmed_at is null order by day limit 1
                """)
                .param("pairing", cast.rosasPairing)
                .query(UUID.class)
                .single();
    }

    @Nested
    class Seeing {
        @Test
        void isOfOnesOwnPairingAndNothingPrivate() {
            filled(rosa, today, "06:30", 45)
                    .with("summary", "Shared words.")
                    .with("note", "Private words.")
                    .send();
            var marcus = Visitor.as("marcus");
            rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
            var page = del.get(linkTo(DEL)).says("Shared words.").doesNotSay("Private words.");
            assertThat(page.document().select("li")).hasSizeLessThan(60);
            assertThat(marcus.get("/internship").status()).isEqualTo(200);
        }

        @Test
        void doesNotConfirmAnEntryOfAnotherPairing() {
            var page = del.get(asked());
            var foreign = jdbc.sql("""
                    select e.id from contact_entry e where e.pairing <> :own limit 1
                    """)
                    .param("own", cast.rosasPairing)
                    .query(UUID.class)
                    .single();
            jdbc.sql("update contact_entry set confirmed_by = null, confirmed_at = null where id = :id")
                    .param("id", foreign)
                    .update();
            del.form(page, ".rows li:first-child form[action$=confirmation]")
                    .with("entry", foreign + ".0")
                    .send();
            assertThat(jdbc.sql("select confirmed_at is null from contact_entry where id = :id")
                            .param("id", foreign)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Nested
    class Questioning {
        private Visitor.Page questioned() {
            var page = del.get(asked());
            return del.form(page, ".rows li:first-child form[action$=dispute]")
                    .with("why", "It was half an hour.")
                    .send();
        }

        @Test
        void stopsTheEntryFromCountingAndTellsTheMit() {
            questioned().says("Rosa Delgado is told and will put it right").says("It was half an hour.");
            assertThat(linkTo("rosa@bluebonnet.example")).contains("/internship/log/");
            rosa.get("/internship/log").says("questioned by Del Ramos").says("It was half an hour.");
        }

        @Test
        void asksForAWordWhy() {
            var page = del.get(asked());
            var again = del.form(page, ".rows li:first-child form[action$=dispute]")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("why")).isNotEmpty();
        }

        @Test
        void isSettledByACorrectionWhichAsksAgain() {
            questioned();
            var entry = disputed();
            rosa.button(rosa.get("/internship/log/" + entry), "Save the change")
                    .with("minutes", 30)
                    .send();
            assertThat(stateOf(entry)).isEqualTo("submitted");
            del.get(linkTo(DEL)).says("2 contacts wait");
        }

        @Test
        void isSettledByTakingTheEntryBack() {
            questioned();
            var entry = disputed();
            rosa.form(rosa.get("/internship/log"), "form[action=/internship/log/" + entry + "/withdrawal]")
                    .send();
            assertThat(outcome(entry)).isEqualTo("withdrawn");
        }

        @Test
        void isSettledByTheProtegeWhoFindsItRightAfterAll() {
            var page = questioned();
            var entry = disputed();
            del.button(page, "It is right after all").send();
            assertThat(stateOf(entry)).isEqualTo("submitted");
            assertThat(outcome(entry)).isEqualTo("withdrawn");
        }

        @Test
        void isSettledByTheCoachWhoReversesIt() {
            questioned();
            var entry = disputed();
            var ines = Visitor.as("ines");
            var page = ines.get("/coach/internships/" + cast.rosasInternship + "/log");
            ines.button(page, "Reverse this contact").send().says("The entry is reversed");
            assertThat(stateOf(entry)).isEqualTo("reversed");
            assertThat(outcome(entry)).isEqualTo("upheld");
        }

        private UUID disputed() {
            return jdbc.sql("select id from contact_entry where state = 'disputed'")
                    .query(UUID.class)
                    .single();
        }

        private String outcome(UUID entry) {
            return jdbc.sql("select dispute_outcome from contact_entry where id = :id")
                    .param("id", entry)
                    .query(String.class)
                    .single();
        }
    }

    @Nested
    class Asking {
        @Test
        void happensByItselfOnceAWeekAtMost() {
            jobs.comeDue();
            jobs.comeDue();
            assertThat(mailsTo(DEL)).isOne();
            clock.moveTo(today.plusDays(6));
            jobs.comeDue();
            assertThat(mailsTo(DEL)).isOne();
            clock.moveTo(today.plusDays(7));
            jobs.comeDue();
            assertThat(mailsTo(DEL)).isEqualTo(2);
        }

        @Test
        void doesNotHappenWhenNothingWaits() {
            del.button(del.get(asked()), "Confirm all 2").send();
            clock.moveTo(today.plusDays(8));
            jobs.comeDue();
            assertThat(mailsTo(DEL)).isOne();
        }

        @Test
        void isDoneByTheMitOnceADay() {
            asked();
            rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send().says("got a mail today already");
            assertThat(mailsTo(DEL)).isOne();
        }
    }

    @Nested
    class ALink {
        @Test
        void thatExpiredIsRenewedByOneClick() {
            var link = asked();
            jdbc.sql("update signed_link set made_at = :past, expires_at = :past")
                    .param("past", Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC))
                    .update();
            clock.moveTo(today.plusDays(61));
            var page = del.get(link).says("This link is too old");
            del.button(page, "Send me a new link").send().says("A new link is on its way");
            assertThat(linkTo(DEL)).isNotEqualTo(link);
            new Visitor().get(linkTo(DEL)).says("wait for your word");
        }

        @Test
        void thatWasAlteredOpensNothing() {
            del.get(asked() + "x").says("This link does not work");
        }

        @Test
        void opensNothingOnceTheInternshipIsOver() {
            var link = asked();
            var opal = Visitor.as("opal");
            opal.button(opal.get("/office/internships/" + cast.rosasInternship), "Withdraw Rosa Delgado")
                    .with("withdrawalReason", "A new post abroad.")
                    .send();
            del.get(link).says("This internship is over").doesNotSay("Confirm all");
        }
    }

    @Nested
    class Ending {
        @Test
        void isTheProtegesToo() {
            var page = del.get(asked());
            del.button(page, "End the pairing with Rosa Delgado")
                    .with("reason", "I am moving.")
                    .send()
                    .says("has ended");
            rosa.get("/internship/protege").says("Name your protégé").doesNotSay("I am moving.");
            assertThat(linkTo("rosa@bluebonnet.example")).endsWith("/internship/protege");
        }
    }
}
