package org.cadre.internship.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;

import java.net.URI;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The goals of a pairing: written by the MIT, seen by protégé and coach, reviewed at mid-term, in nobody's way. */
@CadreTest
class MentoringPlanTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    ProtegeLinks links;

    @Autowired
    PlanReviewsDue reviews;

    CoachingCast cast;
    Visitor rosa;

    @BeforeEach
    void enter() {
        cast = new CoachingCast(named, editions, clock);
        rosa = signedIn("rosa");
    }

    private Page written(String... goals) {
        var filling = rosa.button(rosa.get("/internship/plan?write=yes"), "Save plan");
        for (int i = 0; i < goals.length; i++) {
            filling.with("goal-" + (i + 1), goals[i]);
        }
        return filling.with("standards-1", "psel-2015-4").send();
    }

    private Page asDel() {
        return new Visitor()
                .get(URI.create(links.toContacts(new PairingId(cast.pairing))).getPath() + "/plan");
    }

    @Nested
    class Writing {
        @Test
        void isSuggestedOnTheFirstPageUntilItIsDone() {
            rosa.get("/home").says("Write down what you and Del Reyes want to reach");
            written("Del leads walk-throughs alone.").says("The plan is saved.");
            rosa.get("/home").doesNotSay("Write down what you and Del Reyes");
        }

        @Test
        void isSeenByTheProtegeAndTheCoachAndByNobodyElse() {
            written("Del leads walk-throughs alone.", "Del has a sparring partner.");
            asDel().hasStatus(200)
                    .says("Your plan with Rosa Delgado")
                    .says("Del leads walk-throughs alone.")
                    .says("Curriculum, Instruction, and Assessment");
            String place = "/coach/internships/" + cast.rosasInternship + "/plan";
            signedIn("ines").get(place).hasStatus(200).says("Del has a sparring partner.");
            for (String other : List.of("otto", "cole", "mira", "dora")) {
                signedIn(other).get(place).hasStatus(404);
            }
            new Visitor().get("/protege/contacts/forged/plan").doesNotSay("Del leads");
        }

        @Test
        void asksForOneGoalAndForWordsWhereStandardsWereChosen() {
            var refused = rosa.button(rosa.get("/internship/plan"), "Save plan").send();
            assertThat(refused.hasStatus(422).wrong("goal-1")).contains("one goal at least");
            var without = rosa.button(rosa.get("/internship/plan"), "Save plan")
                    .with("goal-1", "Del leads walk-throughs alone.")
                    .with("standards-2", "psel-2015-4")
                    .send()
                    .hasStatus(422);
            assertThat(without.wrong("goal-2")).contains("please write it in a line");
            assertThat(without.document().select("textarea[name=goal-1]").val())
                    .isEqualTo("Del leads walk-throughs alone.");
        }

        @Test
        void isNotWrittenOverFromAnOldTab() {
            written("First.");
            var old = rosa.get("/internship/plan?write=yes");
            written("Second.");
            var refused = rosa.button(old, "Save plan").with("goal-1", "Third.").send();
            assertThat(refused.hasStatus(422).wrong("goal-1")).contains("changed in another tab");
            assertThat(refused.document().select("textarea[name=goal-1]").val()).isEqualTo("Third.");
            rosa.get("/internship/plan").says("Second.").doesNotSay("Third.");
            rosa.button(refused, "Save plan").send().says("Third.");
        }

        @Test
        void leavesNoWordOfItInTheTrail() {
            written("Confidential goal.");
            assertThat(jdbc.sql("select after::text from audit_entry where deed = 'plan.written'")
                            .query(String.class)
                            .single())
                    .doesNotContain("Confidential");
        }
    }

    @Nested
    class AtMidTerm {
        @BeforeEach
        void twoGoals() {
            written("Del leads walk-throughs alone.", "Del has a sparring partner.");
        }

        @Test
        void isAskedForOnceFromTheFifthMonthOn() {
            assertThat(asked(BEGINS.plusMonths(4).minusDays(1))).isZero();
            rosa.get("/internship/plan").says("You look at the goals again at mid-term, from Tue, May 8, 2035 on.");
            assertThat(asked(BEGINS.plusMonths(4))).isOne();
            assertThat(asked(BEGINS.plusMonths(4))).isOne();
            rosa.get("/home").says("Mid-term: say how the goals with Del Reyes go");
        }

        private int asked(java.time.LocalDate day) {
            clock.moveTo(day);
            reviews.run(day);
            return jdbc.sql("select count(*) from mail where subject = 'How do your goals go?'")
                    .query(Integer.class)
                    .single();
        }

        @Test
        void leavesWhoIsOnHoldInPeace() {
            jdbc.sql("update internship set state = 'on hold' where id = :id")
                    .param("id", cast.rosasInternship)
                    .update();
            assertThat(asked(BEGINS.plusMonths(4))).isZero();
        }

        @Test
        void saysHowEachGoalGoesAndTheCoachAcknowledgesIt() {
            clock.moveTo(BEGINS.plusMonths(4));
            var page = rosa.get("/internship/plan");
            var refused =
                    rosa.button(page, "Save review").with("course-1", "reached").send();
            assertThat(refused.hasStatus(422).wrong("course-2")).contains("how goal 2 goes");
            rosa.button(refused, "Save review")
                    .with("course-2", "stuck")
                    .with("words-2", "Nobody near is free.")
                    .send()
                    .says("Your review is saved.");
            var ines = signedIn("ines");
            ines.get("/coach?kind=plan").says("How the goals go at mid-term");
            String place = "/coach/internships/" + cast.rosasInternship + "/plan";
            ines.button(ines.get(place).says("Stuck").says("Nobody near is free."), "I have read the review")
                    .send()
                    .says("read by Ines Navarro on");
            ines.get("/coach").doesNotSay("How the goals go at mid-term");
            rosa.get("/internship/plan").says("read by Ines Navarro on");
            asDel().says("Reached").says("Stuck");
        }

        @Test
        void comesNotBefore() {
            var early = rosa.get("/internship/plan");
            assertThat(early.document().select("#review")).isEmpty();
            rosa.postToken("/internship/plan/review").hasStatus(404);
        }

        @Test
        void keepsWhatWasSaidAboutAGoalWhoseWordsStay() {
            clock.moveTo(BEGINS.plusMonths(4));
            rosa.button(rosa.get("/internship/plan"), "Save review")
                    .with("course-1", "reached")
                    .with("course-2", "stuck")
                    .send();
            written("Del leads walk-throughs alone.", "Del meets other principals.");
            rosa.get("/internship/plan")
                    .says("Del leads walk-throughs alone. Reached")
                    .doesNotSay("alone. Stuck");
            assertThat(jdbc.sql("select review from mentoring_goal where place = 2")
                            .query(String.class)
                            .optional())
                    .isEmpty();
        }
    }
}
