package org.cadre.internship.coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;
import static org.cadre.internship.report.ReportPageTest.written;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One list of what needs the coach, what waits longest first; a note to a person from there. */
@CadreTest
class CoachDeskTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    @Qualifier("monthlyReportsDue")
    DueWork due;

    @Autowired
    Statements statements;

    CoachingCast cast;
    Visitor ines;

    @BeforeEach
    void enter() {
        cast = new CoachingCast(named, editions, clock);
        due.run(clock.today());
        ines = signedIn("ines");
    }

    private List<String> needs(String place) {
        return ines.get(place)
                .hasStatus(200)
                .document()
                .select(".tasks .task-what")
                .eachText();
    }

    @Nested
    class TheList {
        @BeforeEach
        void somethingOfEachKind() {
            // A dispute of January 20, a meeting of January 25, silence since January 26, a report of February 8.
            dispute(cast.contact(BEGINS.plusDays(10), 60, "About the budget.", false), BEGINS.plusDays(12));
            meeting(BEGINS.plusDays(17));
            var silent = cast.contact(BEGINS.plusDays(4), 45, "A difficult talk.", false);
            asked(silent, BEGINS.plusDays(6));
            asked(silent, BEGINS.plusDays(13));
            cast.contact(clock.today().minusDays(1), 480, "A long visit.", true);
            var rosa = signedIn("rosa");
            written(rosa, rosa.get("/internship/reports/1")).send();
        }

        @Test
        void holdsEveryKindAndWhatWaitsLongestStandsFirst() {
            assertThat(needs("/coach"))
                    .satisfiesExactly(
                            one -> assertThat(one).startsWith("Mira Okafor Worth a look"),
                            one -> assertThat(one).contains("remembers a contact otherwise, said Sat, Jan 20, 2035"),
                            one -> assertThat(one).startsWith("Winter cohort The meeting of month 1"),
                            one -> assertThat(one).contains("One contact waits"),
                            one -> assertThat(one).contains("Report 1, sent Thu, Feb 8, 2035"));
        }

        @Test
        void showsOneKindAloneWhenAsked() {
            assertThat(needs("/coach?kind=dispute")).hasSize(1);
            assertThat(needs("/coach?kind=nonsense")).hasSize(5);
            ines.get("/coach?kind=project").says("Nothing of this kind waits.");
        }

        @Test
        void leadsToWhereEachThingIsDealtWith() {
            for (var link : ines.get("/coach").document().select(".tasks a")) {
                ines.get(link.attr("href")).hasStatus(200);
            }
        }

        @Test
        void asksNothingOfTheCoachOfAnotherCohort() {
            ines = signedIn("cole");
            assertThat(needs("/coach")).allSatisfy(one -> assertThat(one).startsWith("Wes Tanaka"));
        }

        @Test
        void saysDoneWhenAllIsDone() {
            jdbc.sql("update internship set state = 'withdrawn', ended_on = :today where cohort = :cohort")
                    .param("today", clock.today())
                    .param("cohort", cast.cohort)
                    .update();
            jdbc.sql("update cohort_meeting set canceled_at = starts_at").update();
            ines.get("/coach").says("All read. Nothing waits here.");
        }

        @Test
        void asksOneQueryForEachQuestionHoweverManyPeopleThereAre() {
            int few = statementsOfTheDesk();
            cast.reportsToRead(List.of("Ann Abel", "Ben Boyd", "Cal Cruz", "Dee Dunn", "Eli Egan"));
            assertThat(needs("/coach")).hasSizeGreaterThan(9);
            assertThat(statementsOfTheDesk()).isEqualTo(few).isLessThanOrEqualTo(16);
        }

        private int statementsOfTheDesk() {
            return statements.ofAPage(() -> ines.get("/coach")).size();
        }
    }

    @Nested
    class Signals {
        @Test
        void areMeasuredFromWhenAContactWasLoggedNotFromItsDay() {
            clock.moveTo(BEGINS.plusDays(20));
            var id = cast.contact(BEGINS.plusDays(1), 60, "Logged late.", false);
            jdbc.sql("update contact_entry set logged_at = :at where id = :id")
                    .param("at", BEGINS.plusDays(19).atTime(18, 0).atOffset(java.time.ZoneOffset.UTC))
                    .param("id", id)
                    .update();
            clock.moveTo(BEGINS.plusDays(30));
            ines.get("/coach/internships/" + cast.rosasInternship).doesNotSay("waits for its confirmation since");
        }

        @Test
        void speakOfAnAgreementThatNobodyAnswers() {
            jdbc.sql("update internship set first_day = null, last_day = null, state = 'applied' where id = :mira")
                    .param("mira", cast.mirasInternship)
                    .update();
            var histories = new Histories(named);
            var protege = histories.personWithoutAccount("Pat Quiet", "pat@x.example", "principal", null, null, BEGINS);
            histories.write();
            jdbc.sql("""
                    insert into pairing (id, internship, protege, kind, state, agreement_version, agreement_text, proposed_at)
                    values (:id, :mira, :protege, 'novice', 'proposed', '2020-1', 'We agree.', :at)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("mira", cast.mirasInternship)
                    .param("protege", protege.value())
                    .param("at", BEGINS.atTime(12, 0).atOffset(java.time.ZoneOffset.UTC))
                    .update();
            assertThat(needs("/coach?kind=signal"))
                    .anySatisfy(one -> assertThat(one).contains("Mira Okafor").contains("Jan 8, 2035"));
        }

        @Test
        void leaveTheListForAWeekWhenThePersonWasWrittenTo() {
            assertThat(needs("/coach?kind=signal"))
                    .anySatisfy(one -> assertThat(one).startsWith("Mira"));
            write("Dear Mira, shall we talk on Friday?").says("Your note is on its way to Mira Okafor.");
            assertThat(needs("/coach")).noneSatisfy(one -> assertThat(one).startsWith("Mira"));
            ines.get("/coach/cohorts/" + cast.cohort).says("things worth a look");
            clock.moveTo(clock.today().plusDays(6));
            assertThat(needs("/coach")).noneSatisfy(one -> assertThat(one).startsWith("Mira"));
            clock.moveTo(clock.today().plusDays(1));
            assertThat(needs("/coach?kind=signal"))
                    .anySatisfy(one -> assertThat(one).startsWith("Mira Okafor Worth a look; you wrote on"));
        }
    }

    @Nested
    class ANote {
        @Test
        void goesOutAsAMailWithTheCoachsOwnWords() {
            write("Dear Mira,\n\nshall we talk on Friday?");
            var mail = jdbc.sql("""
                    select subject, plain from mail where recipient = 'mira@bluebonnet.example' order by id desc limit 1
                    """).query().singleRow();
            assertThat(mail.get("subject")).isEqualTo("A note from Ines Navarro");
            assertThat(String.valueOf(mail.get("plain")))
                    .contains("shall we talk on Friday?")
                    .contains("because Ines Navarro coaches you");
        }

        @Test
        void staysReadableToBothAndToNobodyElse() {
            write("Shall we talk on Friday?");
            ines.get("/coach/internships/" + cast.mirasInternship).says("Shall we talk on Friday?");
            signedIn("mira").get("/internship/notes").says("Shall we talk on Friday?");
            signedIn("rosa").get("/internship/notes").doesNotSay("Shall we talk on Friday?");
            signedIn("otto")
                    .get("/coach/internships/" + cast.mirasInternship)
                    .hasStatus(200)
                    .doesNotSay("Shall we talk on Friday?")
                    .doesNotSay("Write to Mira");
            signedIn("cole").get("/coach/internships/" + cast.mirasInternship).hasStatus(404);
        }

        @Test
        void isAskedForWordsAndKeepsTooManyOfThem() {
            assertThat(write("").hasStatus(422).wrong("words")).contains("Please write a line to Mira Okafor");
            var long_ = "x".repeat(2001);
            var refused = write(long_).hasStatus(422);
            assertThat(refused.document().select("textarea[name=words]").val()).isEqualTo(long_);
            assertThat(jdbc.sql("select count(*) from coach_note")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void leavesNoWordInTheTrail() {
            write("Shall we talk on Friday?");
            assertThat(jdbc.sql("select after::text from audit_entry where deed = 'note.written'")
                            .query(String.class)
                            .single())
                    .doesNotContain("Friday");
        }
    }

    private Visitor.Page write(String words) {
        return ines.button(ines.get("/coach/internships/" + cast.mirasInternship), "Send note")
                .with("words", words)
                .send();
    }

    private void dispute(UUID entry, LocalDate day) {
        jdbc.sql(
                        "update contact_entry set state = 'disputed', dispute = 'It was shorter.', disputed_at = :at where id = :id")
                .param(
                        "at",
                        day.atTime(LocalTime.NOON)
                                .atZone(ZoneId.of("America/Chicago"))
                                .toOffsetDateTime())
                .param("id", entry)
                .update();
    }

    private void asked(UUID entry, LocalDate day) {
        jdbc.sql(
                        "insert into confirmation_request (pairing, asked_on) select pairing, :day from contact_entry where id = :id")
                .param("day", day)
                .param("id", entry)
                .update();
    }

    private void meeting(LocalDate day) {
        var histories = new Histories(named);
        histories.meeting(cast.cohort, 1, day, false, null, null);
        histories.write();
    }
}
