package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Ines may do with Rosa's log. */
@CadreTest
class VerificationPageTest extends PartTwo {
    @Autowired
    private Jobs jobs;

    @Autowired
    private Roles roles;

    private Visitor ines = new Visitor();
    private String place = "";

    @BeforeEach
    void comeIn() {
        ines = Visitor.as("ines");
        place = "/coach/internships/" + cast.rosasInternship + "/log";
    }

    @Nested
    class Seeing {
        @Test
        void isForTheCoachOfTheCohortAlone() {
            ines.get(place).hasStatus(200).says("Rosa Delgado’s contact log").says("31.50 of 72.00 hours");
            roles.grant(Actor.SYSTEM, cast.trainer, Role.COACH, null);
            Visitor.as("theo").get(place).hasStatus(404);
            Visitor.as("rosa").get(place).hasStatus(404);
            Visitor.as("opal").get(place).hasStatus(404);
            assertThat(new Visitor().get(place).address().getPath()).isEqualTo("/sign-in");
        }

        @Test
        void endsWithTheCoaching() {
            var opal = Visitor.as("opal");
            var page = opal.get("/office/cohorts/" + cast.rosasCohort + "/coaches");
            opal.button(page, "Release Ines").send().says("The coach is released");
            ines.get(place).hasStatus(404);
        }
    }

    @Nested
    class Verifying {
        @Test
        void asksOnWhatEvidence() {
            var again =
                    ines.button(ines.get(place), "Verify this contact").send().hasStatus(422);
            assertThat(again.wrong("evidence")).isNotEmpty();
        }

        @Test
        void makesAnEntryCount() {
            ines.button(ines.get(place), "Verify this contact")
                    .with("evidence", "Calendar shown in our call.")
                    .send()
                    .says("The contact is verified and counts")
                    .says("Calendar shown in our call.");
            assertThat(deedsAbout(cast.rosa)).contains("contact.verified");
        }

        @Test
        void isUndone() {
            ines.button(ines.get(place), "Verify this contact")
                    .with("evidence", "Calendar")
                    .send();
            ines.button(ines.get(place), "Take the verification back").send().says("31.50 of 72.00 hours");
        }

        @Test
        void isNotPossibleForAnotherInternshipsEntry() {
            var foreign = jdbc.sql("select id from contact_entry where pairing <> :own limit 1")
                    .param("own", cast.rosasPairing)
                    .query(UUID.class)
                    .single();
            jdbc.sql("update contact_entry set confirmed_by = null, confirmed_at = null where id = :id")
                    .param("id", foreign)
                    .update();
            ines.button(ines.get(place), "Verify this contact")
                    .with("entry", foreign)
                    .with("evidence", "Calendar")
                    .send();
            assertThat(jdbc.sql("select verified_at is null from contact_entry where id = :id")
                            .param("id", foreign)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Nested
    class TheRestOfAMonth {
        @Test
        void waitsForTwoRemindersAndFourteenDays() {
            ines.get(place).doesNotSay("Accept the rest of the month");
            jobs.comeDue();
            clock.moveTo(today.plusDays(7));
            jobs.comeDue();
            ines.get(place).doesNotSay("Accept the rest of the month").says("can be accepted in one act");
            clock.moveTo(today.plusDays(14));
            var page = ines.get(place).says("Accept the rest of the month (2 contacts)");
            ines.button(page, "Accept the rest of month 5")
                    .with("rest5", "Both are in the shared calendar.")
                    .send()
                    .says("The rest of month 5 is verified and counts")
                    .says("32.75 of 72.00 hours");
        }

        @Test
        void asksForAReason() {
            for (int week = 0; week <= 2; week++) {
                clock.moveTo(today.plusDays(7L * week));
                jobs.comeDue();
            }
            var again = ines.button(ines.get(place), "Accept the rest of month 5")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("rest5")).contains("Silence alone is not consent");
        }
    }

    @Nested
    class AMonthWithoutAContact {
        @BeforeEach
        void emptyMonth() {
            jdbc.sql("delete from contact_entry where pairing = :pairing and day >= :from and day < :to")
                    .param("pairing", cast.rosasPairing)
                    .param("from", today.minusMonths(4).minusDays(10).plusMonths(1))
                    .param("to", today.minusMonths(4).minusDays(10).plusMonths(3))
                    .update();
        }

        @Test
        void isExcusedWithAReasonOnceByTheCoach() {
            ines.button(ines.get(place), "Excuse month 2")
                    .with("excuse2", "Del was in hospital.")
                    .send()
                    .says("Month 2 is excused");
            var again = ines.button(ines.get(place), "Excuse month 3")
                    .with("excuse3", "Still there.")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("excuse3")).contains("ask office");
        }

        @Test
        void isExcusedMoreOftenByOffice() {
            ines.button(ines.get(place), "Excuse month 2")
                    .with("excuse2", "Del was in hospital.")
                    .send();
            var opal = Visitor.as("opal");
            opal.button(opal.get("/office/internships/" + cast.rosasInternship), "Excuse the month")
                    .with("month", 3)
                    .with("excuseReason", "Del was in hospital.")
                    .send()
                    .says("Month 3 is excused");
        }
    }
}
