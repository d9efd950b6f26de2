package org.cadre.internship.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.signedIn;
import static org.cadre.internship.report.ReportPageTest.written;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachTurn.Part;
import org.cadre.internship.report.ReportPageTest;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A cohort stands on somebody's desk on the days they coach it, and what is open passes on. */
@CadreTest
class CoachTurnsTest {
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
    CoachTurns turns;

    @Autowired
    Roles roles;

    @Autowired
    PlatformTransactionManager transactions;

    CoachingCast cast;
    TransactionTemplate transaction;
    UUID report;
    LocalDate today;

    @BeforeEach
    void aReportWaits() {
        cast = new CoachingCast(named, editions, clock);
        due.run(clock.today());
        today = clock.today();
        transaction = new TransactionTemplate(transactions);
        var rosa = signedIn("rosa");
        written(rosa, rosa.get("/internship/reports/1")).send();
        report = ReportPageTest.report(jdbc, cast.rosasInternship, 1);
    }

    private Page appointed(String who, String part, LocalDate since, @Nullable LocalDate last) {
        var otto = signedIn("otto");
        return otto.button(otto.get("/office/cohorts/" + cast.cohort + "/coaches"), "Appoint")
                .with("coach", who + "@bluebonnet.example")
                .with("coachReason", "Knows the cohort.")
                .with("part", part)
                .with("since", since)
                .with("last", last == null ? "" : last)
                .send();
    }

    @Nested
    class ASubstitute {
        private final List<String> places = List.of(
                "/coach/cohorts/%cohort",
                "/coach/internships/%rosa",
                "/coach/internships/%rosa/log",
                "/coach/reports/%report",
                "/coach/cohorts/%cohort/meetings");

        /** Cole coaches another cohort, so that the role itself says nothing here. */
        @BeforeEach
        void standsInForTwoWeeks() {
            appointed("cole", "substitute", today.plusDays(2), today.plusDays(15))
                    .hasStatus(200);
        }

        private List<Integer> answers() {
            var cole = signedIn("cole");
            return places.stream()
                    .map(place -> cole.get(place.replace("%cohort", cast.cohort.toString())
                                    .replace("%rosa", cast.rosasInternship.toString())
                                    .replace("%report", report.toString()))
                            .status())
                    .distinct()
                    .toList();
        }

        @Test
        void seesTheDeskOnTheirDaysOnly() {
            assertThat(answers()).as("two days before").containsExactly(404);
            clock.moveTo(today.plusDays(2));
            assertThat(answers()).as("on the first day").containsExactly(200);
            clock.moveTo(today.plusDays(15));
            assertThat(answers()).as("on the last day").containsExactly(200);
            clock.moveTo(today.plusDays(16));
            assertThat(answers()).as("on the day after").containsExactly(404);
        }

        @Test
        void decidesOnTheirDaysOnly() {
            clock.moveTo(today.plusDays(15));
            var cole = signedIn("cole");
            var page = cole.get("/coach/reports/" + report);
            clock.moveTo(today.plusDays(16));
            cole.button(page, "Accept report").send().hasStatus(404);
            cole.button(page, "Return report").with("comment", "Late.").send().hasStatus(404);
            assertThat(state()).isEqualTo("submitted");
        }

        @Test
        void standsBesideTheCoachWhoGoesOn() {
            clock.moveTo(today.plusDays(3));
            signedIn("ines").get("/coach/reports/" + report).hasStatus(200);
            signedIn("rosa").get("/internship/reports").says("read by Ines Navarro, Cole Whitman");
        }

        @Test
        void mayStandInAgainLater() {
            appointed("cole", "substitute", today.plusDays(60), today.plusDays(70))
                    .hasStatus(200);
            clock.moveTo(today.plusDays(30));
            assertThat(answers()).containsExactly(404);
            clock.moveTo(today.plusDays(65));
            assertThat(answers()).containsExactly(200);
            assertThat(signedIn("cole").get("/coach?kind=report").document().select(".tasks .row-link"))
                    .as("once, however often they stood in")
                    .hasSize(1);
        }

        @Test
        void hearsOfItWithTheDays() {
            assertThat(jdbc.sql("select plain from mail where recipient = 'cole@bluebonnet.example'")
                            .query(String.class)
                            .single())
                    .contains("stand in for Winter cohort from Sat, Feb 10, 2035 through Fri, Feb 23, 2035");
        }
    }

    @Nested
    class TheRole {
        @Test
        void isGivenOnTheFirstDayAndTakenAfterTheLast() {
            appointed("ruth", "substitute", today.plusDays(2), today.plusDays(9))
                    .hasStatus(200);
            assertThat(roles.has(cast.ruth, Role.COACH)).isFalse();
            signedIn("ruth").get("/coach").hasStatus(404);
            turnTo(today.plusDays(2));
            assertThat(roles.has(cast.ruth, Role.COACH)).isTrue();
            signedIn("ruth").get("/coach").hasStatus(200).says("Rosa Delgado");
            turnTo(today.plusDays(10));
            assertThat(roles.has(cast.ruth, Role.COACH)).isFalse();
            signedIn("ruth").get("/coach").hasStatus(404);
        }

        @Test
        void staysWithWhoCoachesAnotherCohort() {
            var cole = person("cole@bluebonnet.example");
            appointed("cole", "substitute", today, today.plusDays(3)).hasStatus(200);
            turnTo(today.plusDays(10));
            assertThat(roles.has(cole, Role.COACH)).isTrue();
            signedIn("cole").get("/coach").doesNotSay("Rosa Delgado").says("Wes Tanaka");
        }

        private void turnTo(LocalDate day) {
            clock.moveTo(day);
            turns.run(day);
            turns.run(day);
        }
    }

    @Nested
    class ACoachWhoLeavesMidMonth {
        @Test
        void leavesEverythingThatIsOpenToTheNext() {
            cast.contact(today.minusDays(20), 45, "A difficult talk.", false);
            var ines = signedIn("ines");
            ines.button(ines.get("/coach/reports/" + report), "Return report")
                    .with("comment-working", "What did Del say?")
                    .send();
            var rosa = signedIn("rosa");
            rosa.button(rosa.get("/internship/reports/1"), "Send report")
                    .with("answer-working", "Del wants to go on.")
                    .send();
            ines.button(ines.get("/coach/internships/" + cast.rosasInternship), "Send note")
                    .with("words", "Well done with Del.")
                    .send();

            appointed("cole", "coach", today, null).hasStatus(200);
            release(null).says("The coach is released from this cohort.");

            ines.get("/coach/reports/" + report).hasStatus(404);
            var cole = signedIn("cole");
            assertThat(cole.get("/coach?kind=report")
                            .document()
                            .select(".tasks .row-link")
                            .eachText())
                    .containsExactly("Rosa Delgado");
            cole.get("/coach/internships/" + cast.rosasInternship).says("Well done with Del.");
            var page = cole.get("/coach/reports/" + report).says("Ines Navarro about this answer: What did Del say?");
            cole.button(page, "Accept report").send().hasStatus(200);
            assertThat(state()).isEqualTo("accepted");
            rosa.get("/internship/reports").says("read by Cole Whitman");
        }

        @Test
        void goesOnThroughTheirLastDay() {
            release(today.plusDays(5));
            clock.moveTo(today.plusDays(5));
            signedIn("ines").get("/coach/reports/" + report).hasStatus(200);
            clock.moveTo(today.plusDays(6));
            turns.run(clock.today());
            signedIn("ines").get("/coach/reports/" + report).hasStatus(404);
        }

        @Test
        void isNotForgottenWhenNobodyComesAfterThem() {
            release(today.plusDays(5))
                    .says("From Wed, Feb 14, 2035 on nobody coaches this cohort")
                    .says("One report");
            appointed("cole", "coach", today.plusDays(6), null).doesNotSay("nobody coaches this cohort");
        }

        private Page release(@Nullable LocalDate last) {
            var otto = signedIn("otto");
            return otto.form(
                            otto.get("/office/cohorts/" + cast.cohort + "/coaches"),
                            "form[action$='" + cast.ines + "/release']")
                    .with("last-" + cast.ines, last == null ? "" : last)
                    .send();
        }
    }

    @Nested
    class Office {
        @Test
        void isToldEverythingThatIsWrongAtOnceAndLosesNothing() {
            var refused =
                    appointed("cole", "substitute", today.minusDays(1), null).hasStatus(422);
            assertThat(refused.wrong("since")).contains("lies in the past");
            assertThat(refused.wrong("last")).contains("please give the last day");
            assertThat(refused.document().select("input[name=coachReason]").val())
                    .isEqualTo("Knows the cohort.");
            assertThat(appointed("cole", "", today, today.minusDays(3))
                            .hasStatus(422)
                            .wrong("part"))
                    .isNotEmpty();
            assertThat(appointed("cole", "coach", today, today.minusDays(3)).wrong("last"))
                    .contains("lies before the first");
        }

        @Test
        void cannotGiveOneTwoTurnsOnOneDay() {
            appointed("cole", "substitute", today.plusDays(2), today.plusDays(15))
                    .hasStatus(200);
            assertThat(appointed("cole", "co-coach", today.plusDays(15), null)
                            .hasStatus(422)
                            .wrong("since"))
                    .contains("already on one of these days");
            appointed("cole", "co-coach", today.plusDays(16), null).hasStatus(200);
        }

        @Test
        void givesOneTurnWhenTwoAppointTheSameOneAtOnce() throws Exception {
            var cole = person("cole@bluebonnet.example");
            Callable<Boolean> appoint = () -> turns.appoint(
                    Actor.SYSTEM,
                    new CohortId(cast.cohort),
                    cole,
                    Part.CO_COACH,
                    today.plusDays(Thread.currentThread().threadId() % 7),
                    null,
                    "");
            try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = two.invokeAll(List.of(once(appoint), once(appoint), once(appoint), once(appoint)));
                int appointed = 0;
                for (var one : done) {
                    appointed += one.get() ? 1 : 0;
                }
                assertThat(appointed).isOne();
            }
        }

        /** The control: whoever looks without waiting for their turn sees nothing in the way. */
        @Test
        void wouldGiveTwoWithoutWaiting() {
            var cole = person("cole@bluebonnet.example");
            transaction.executeWithoutResult(_ -> {
                var seen = turns.of(new CohortId(cast.cohort));
                assertThat(seen).noneMatch(turn -> turn.person().equals(cole));
                transactionOfTheOther()
                        .executeWithoutResult(_ -> turns.appoint(
                                Actor.SYSTEM, new CohortId(cast.cohort), cole, Part.CO_COACH, today, null, ""));
                assertThat(seen)
                        .noneMatch(turn ->
                                turn.overlaps(today, null) && turn.person().equals(cole));
                jdbc.sql("insert into cohort_coach (cohort, person, since) values (:cohort, :cole, :day)")
                        .param("cohort", cast.cohort)
                        .param("cole", cole.value())
                        .param("day", today.plusDays(1))
                        .update();
            });
            assertThat(turns.of(new CohortId(cast.cohort)).stream()
                            .filter(turn -> turn.person().equals(cole)))
                    .hasSize(2);
        }

        private TransactionTemplate transactionOfTheOther() {
            var other = new TransactionTemplate(transactions);
            other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            return other;
        }

        /** As a page does: one transaction. */
        private Callable<Boolean> once(Callable<Boolean> deed) {
            return () -> Boolean.TRUE.equals(transaction.execute(_ -> {
                try {
                    return deed.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
    }

    private PersonId person(String email) {
        return new PersonId(jdbc.sql("select id from person where email = :email")
                .param("email", email)
                .query(UUID.class)
                .single());
    }

    private String state() {
        return jdbc.sql("select state from monthly_report where id = :id")
                .param("id", report)
                .query(String.class)
                .single();
    }
}
