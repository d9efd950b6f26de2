package org.cadre.internship.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

/** Closing a cohort, told with that of Ines: Rosa and Mira are in it, the nine months are over. */
@CadreTest
class CohortClosingPageTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    private CoachingCast cast;
    private Visitor otto;
    private String place = "";

    @BeforeEach
    void comeIn() {
        cast = new CoachingCast(named, editions, clock);
        clock.moveTo(CoachingCast.BEGINS.plusMonths(9).plusDays(10));
        otto = Visitor.as("otto");
        place = "/office/cohorts/" + cast.cohort + "/closing";
    }

    private Visitor.Filling form() {
        return otto.button(otto.get(place), "Close Winter cohort");
    }

    /** Rosa is extended, Mira's internship lapses. */
    private Visitor.Filling answered() {
        return form().with("answer-" + cast.rosasInternship, "extended")
                .with("months-" + cast.rosasInternship, 2)
                .with("reason-" + cast.rosasInternship, "The last report is on its way.")
                .with("answer-" + cast.mirasInternship, "lapsed")
                .with("reason-" + cast.mirasInternship, "No protégé was found.");
    }

    private String state(UUID internship) {
        return jdbc.sql("select state from internship where id = :id")
                .param("id", internship)
                .query(String.class)
                .single();
    }

    private boolean isClosed() {
        return jdbc.sql("select closed_on is not null from cohort where id = :id")
                .param("id", cast.cohort)
                .query(Boolean.class)
                .single();
    }

    @Test
    void listsInWordsWhatIsOpen() {
        otto.get(place)
                .says("2 internships are open")
                .says("Rosa Delgado")
                .says("72.00 contact hours are missing")
                .says("9 reports are not accepted")
                .says("No final project has been proposed");
    }

    @Test
    void closesWithAnAnswerForEachAndKeepsAllThree() {
        answered().send().says("Winter cohort is closed");
        assertThat(isClosed()).isTrue();
        assertThat(state(cast.rosasInternship)).isEqualTo("active");
        assertThat(state(cast.mirasInternship)).isEqualTo("lapsed");
        assertThat(jdbc.sql("select last_day from internship where id = :id")
                        .param("id", cast.rosasInternship)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(CoachingCast.BEGINS.plusMonths(11).minusDays(1));
        assertThat(jdbc.sql("select signature || ', ' || reason from internship_extension")
                        .query(String.class)
                        .single())
                .isEqualTo("Otto Brandt, The last report is on its way.");
        assertThat(jdbc.sql("select after::text from audit_entry where deed = 'cohort.closed'")
                        .query(String.class)
                        .single())
                .contains("extended")
                .contains("lapsed");
    }

    @Test
    void closesNothingWhileOneAnswerIsMissingAndKeepsWhatWasTyped() {
        var again = form().with("answer-" + cast.rosasInternship, "extended")
                .with("months-" + cast.rosasInternship, 40)
                .with("reason-" + cast.rosasInternship, "Almost there. 🙂")
                .send()
                .hasStatus(422);
        assertThat(again.wrong("months-" + cast.rosasInternship)).contains("1 to 12 months");
        assertThat(again.wrong("answer-" + cast.mirasInternship)).contains("Mira Okafor");
        assertThat(again.wrong("reason-" + cast.mirasInternship)).contains("Please give a reason");
        assertThat(otto.button(again, "Close Winter").value("reason-" + cast.rosasInternship))
                .isEqualTo("Almost there. 🙂");
        assertThat(isClosed()).isFalse();
        assertThat(jdbc.sql("select count(*) from internship_extension")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesToExtendWhatHasNotBegun() {
        jdbc.sql("update internship set state = 'applied', first_day = null, last_day = null where id = :id")
                .param("id", cast.mirasInternship)
                .update();
        var page = otto.get(place).says("No protégé has agreed");
        assertThat(page.document().select("input[name=answer-" + cast.mirasInternship + "][value=extended]"))
                .isEmpty();
        var again = answered()
                .with("answer-" + cast.mirasInternship, "extended")
                .send()
                .hasStatus(422);
        assertThat(again.wrong("answer-" + cast.mirasInternship)).contains("have not begun");
    }

    @Nested
    class OnceClosed {
        @BeforeEach
        void close() {
            answered().send();
        }

        @Test
        void takesNobodyInAnyMore() {
            var page = otto.get("/office/internships/" + cast.wesInternship);
            assertThat(page.document().select("select[name=cohort] option").eachAttr("value"))
                    .doesNotContain(cast.cohort.toString());
            jdbc.sql("update cohort set closed_on = null, closed_by = null").update();
            var form = otto.button(otto.get("/office/internships/" + cast.wesInternship), "Move")
                    .with("cohort", cast.cohort);
            jdbc.sql("update cohort set closed_on = :today, closed_by = :by where id = :id")
                    .param("today", clock.today())
                    .param("by", cast.ines.value())
                    .param("id", cast.cohort)
                    .update();
            assertThat(form.send().hasStatus(422).wrong("cohort")).contains("is closed");
        }

        @Test
        void isNotClosedAgain() {
            otto.postToken(place).says("It was closed before");
            otto.get(place).says("takes nobody in any more");
        }

        @Test
        void letsWhoIsExtendedGoOn() {
            Visitor.as("rosa").get("/internship").says("2 months more").says("The last report is on its way.");
            Visitor.as("ines").get("/coach/internships/" + cast.rosasInternship).says("signed by Otto Brandt");
        }
    }

    @Test
    void ofAnEmptyCohortAsksForNothing() {
        jdbc.sql("update internship set cohort = :other where cohort = :cohort")
                .param("other", cast.otherCohort)
                .param("cohort", cast.cohort)
                .update();
        otto.get(place).says("Nothing is open in this cohort");
        form().send().says("Winter cohort is closed");
    }

    @Test
    void isOfficesAlone() {
        Visitor.as("ines").get(place).hasStatus(404);
        Visitor.as("ines").postToken(place).hasStatus(404);
    }
}
