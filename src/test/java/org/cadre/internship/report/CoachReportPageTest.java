package org.cadre.internship.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;
import static org.cadre.internship.report.ReportPageTest.written;

import java.util.Map;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class CoachReportPageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    MonthlyReportsDue due;

    CoachingCast cast;
    UUID rosasReport;

    @BeforeEach
    void sendRosasReport() {
        cast = new CoachingCast(named, editions, clock);
        due.run(clock.today());
        cast.contact(BEGINS.plusDays(1), 60, "First walk-through.", true);
        cast.contact(BEGINS.plusDays(8), 45, "A difficult talk.", false);
        var rosa = signedIn("rosa");
        written(rosa, rosa.get("/internship/reports/1")).with("help", "yes").send();
        rosasReport = ReportPageTest.report(jdbc, cast.rosasInternship, 1);
    }

    @Nested
    class TheCoach {
        Visitor ines;

        @BeforeEach
        void signIn() {
            ines = signedIn("ines");
        }

        @Test
        void findsWaitingReportsOnTheDeskOldestFirst() {
            clock.moveTo(clock.today().plusDays(1));
            var mira = signedIn("mira");
            written(mira, mira.get("/internship/reports/1")).send();
            ines.get("/coach").hasStatus(200).says("2 reports").says("asks for help");
            var desk = ines.get("/coach?kind=report");
            assertThat(desk.document().select(".queue .row-link").eachText())
                    .containsExactly("Rosa Delgado", "Mira Okafor");
        }

        @Test
        void readsTheReportBesideTheLogAndWhatWasPromisedLastMonth() {
            ines.get("/coach/reports/" + rosasReport)
                    .hasStatus(200)
                    .says("We keep our feedback cycles.")
                    .says("Asks for the coach’s help")
                    .says("A difficult talk.")
                    .says("waits for the protégé")
                    .says("No next step and no lesson was noted last month.");
            accept(rosasReport);
            clock.moveTo(BEGINS.plusMonths(2));
            due.run(clock.today());
            var rosa = signedIn("rosa");
            written(rosa, rosa.get("/internship/reports/2")).send();
            ines.get("/coach/reports/" + ReportPageTest.report(jdbc, cast.rosasInternship, 2))
                    .says("What last month said")
                    .says("Visit two classrooms a week.");
        }

        private void accept(UUID report) {
            ines.button(ines.get("/coach/reports/" + report), "Accept report").send();
        }

        @Test
        void returnsAReportOnlyWithAWordWhatIsMissing() {
            var page = ines.get("/coach/reports/" + rosasReport);
            var refused = ines.button(page, "Return report").send();
            refused.hasStatus(422);
            assertThat(refused.wrong("comment")).contains("so that Rosa Delgado knows what to do next");
            assertThat(state()).isEqualTo("submitted");
        }

        @Test
        void returnsItGetsItAgainAndAcceptsIt() {
            var page = ines.get("/coach/reports/" + rosasReport);
            ines.button(page, "Return report")
                    .with("comment", "What did Del try?")
                    .send()
                    .says("Report 1 is back with Rosa Delgado.")
                    .says("That was the last one: all are read.");
            assertThat(state()).isEqualTo("returned");
            var rosa = signedIn("rosa");
            var returned = rosa.get("/internship/reports/1").says("Returned").says("What did Del try?");
            rosa.button(returned, "Send report")
                    .with("answer-working", "Del tried walk-throughs.")
                    .send();
            ines.get("/coach/reports/" + rosasReport).says("What did Del try?").says("Del tried walk-throughs.");
            accept(rosasReport);
            assertThat(state()).isEqualTo("accepted");
            ines.get("/coach/reports/" + rosasReport)
                    .says(
                            "An acceptance stands: Rosa Delgado was told at once, and the hours of the month are frozen.");
            rosa.get("/internship/reports/1").says("Accepted").doesNotSay("Send report");
            assertThat(jdbc.sql("select subject from mail where recipient = 'rosa@bluebonnet.example' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("Report 1 needs one more thing", "Report 1 is accepted");
        }

        @Test
        void freezesTheHoursWithTheAcceptance() {
            cast.contact(BEGINS.plusDays(9), 30, "Logged after sending.", true);
            accept(rosasReport);
            cast.contact(BEGINS.plusDays(10), 120, "Logged after acceptance.", true);
            signedIn("rosa").get("/internship/reports/1").says("2.25 hours in 3 contacts, as accepted on");
        }

        @Test
        void goesOnToTheNextReportAndDecidesOnce() {
            clock.moveTo(clock.today().plusDays(1));
            var mira = signedIn("mira");
            written(mira, mira.get("/internship/reports/1")).send();
            var page = ines.get("/coach/reports/" + rosasReport);
            ines.button(page, "Accept report").send().says("Mira Okafor: report 1");
            ines.button(page, "Accept report").send().hasStatus(200);
            ines.button(page, "Return report").with("comment", "Too late.").send();
            assertThat(state()).isEqualTo("accepted");
        }

        @Test
        void doesNotReadWhatIsStillBeingWritten() {
            var mira = signedIn("mira");
            mira.button(mira.get("/internship/reports/1"), "Save draft")
                    .with("answer-working", "Half a thought.")
                    .send();
            ines.get("/coach/reports/" + ReportPageTest.report(jdbc, cast.mirasInternship, 1))
                    .says("has not sent this report yet")
                    .doesNotSay("Half a thought.");
        }

        @Test
        void hasEveryKeyOnThePageAsALinkOrAButton() {
            var page = ines.get("/coach/reports/" + rosasReport).document();
            assertThat(page.select("button[data-shortcut=a]")).hasSize(1);
            assertThat(page.select("#give-back textarea#comment")).hasSize(1);
            assertThat(page.select("dialog#keys-help button[data-shortcuts-toggle]"))
                    .hasSize(1);
            assertThat(page.select("script[src*=coach-desk.js]")).hasSize(1);
            ines.get("/assets/coach-desk.js").hasStatus(200);
        }
    }

    @Nested
    class Others {
        @Test
        void findNothing() {
            for (String key : new String[] {"cole", "wes", "mira", "dora", "rosa"}) {
                signedIn(key).get("/coach/reports/" + rosasReport).hasStatus(404);
            }
            signedIn("rosa").get("/coach").hasStatus(404);
        }

        @Test
        void cannotDecideEvenWithAFormOfTheirOwn() {
            var cole = signedIn("cole");
            var own = cole.get("/coach");
            var token = own.document().select("input[name=_csrf]").val();
            cole.postBare(
                            "/coach/reports/" + rosasReport + "/acceptance",
                            Map.of("_csrf", token, "key", UUID.randomUUID().toString()))
                    .hasStatus(404);
            assertThat(state()).isEqualTo("submitted");
        }

        @Test
        void officeReadsTheReportButNotWhatWasSaidNorTheTickForTheCoach() {
            signedIn("otto")
                    .get("/coach/reports/" + rosasReport)
                    .hasStatus(200)
                    .says("We keep our feedback cycles.")
                    .says("1.75 hours in 2 contacts")
                    .doesNotSay("A difficult talk.")
                    .doesNotSay("Asks for the coach’s help")
                    .doesNotSay("Accept report");
        }

        @Test
        void aCoachWhoseTimeIsOverFindsNothing() {
            jdbc.sql("update cohort_coach set until = :today where person = :ines")
                    .param("today", clock.today())
                    .param("ines", cast.ines.value())
                    .update();
            signedIn("ines").get("/coach/reports/" + rosasReport).hasStatus(404);
        }
    }

    @Test
    void showsTheCohortAsPeopleByMonths() {
        var ines = signedIn("ines");
        var board = ines.get("/coach/cohorts/" + cast.cohort)
                .hasStatus(200)
                .says("Rosa Delgado")
                .says("1.75 h")
                .says("Report: Sent")
                .says("from Mar 8");
        var person = board.document().select("a:contains(Rosa Delgado)").attr("href");
        ines.get(person)
                .hasStatus(200)
                .says("Del Reyes")
                .says("novice principal")
                .says("Larkspur Elementary");
        signedIn("cole").get("/coach/cohorts/" + cast.cohort).hasStatus(404);
        signedIn("cole").get(person).hasStatus(404);
        signedIn("dora").get("/coach/cohorts/" + cast.cohort).hasStatus(404);
        signedIn("otto").get("/coach/cohorts/" + cast.cohort).hasStatus(200);
    }

    @Test
    void flagsInWordsWhoNeedsALook() {
        clock.moveTo(BEGINS.plusDays(60));
        due.run(clock.today());
        signedIn("ines")
                .get("/coach")
                .says("The report of month 1 was due on Mon, Feb 19, 2035.") // Mira's
                .says("No contact is logged since the months began on Mon, Jan 8, 2035.")
                .says("No contact in month 1, Mon, Jan 8, 2035 to Wed, Feb 7, 2035.")
                .says("1.00 hours count");
    }

    private String state() {
        return jdbc.sql("select state from monthly_report where id = :id")
                .param("id", rosasReport)
                .query(String.class)
                .single();
    }
}
