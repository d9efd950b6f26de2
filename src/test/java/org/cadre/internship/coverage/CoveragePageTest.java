package org.cadre.internship.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which standards conversations, reports and project touched. Rosa talks of PSEL 2015's fourth, which two of the six meet. */
@CadreTest
class CoveragePageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    Statements statements;

    CoachingCast cast;

    @BeforeEach
    void talk() {
        cast = new CoachingCast(named, editions, clock);
        cast.contact(BEGINS.plusDays(2), 60, "A quiet word about the budget.", true);
        cast.contact(BEGINS.plusDays(9), 60, "Another one.", false);
    }

    /** Conversations, reports and projects beside a standard. */
    private static String numbers(Visitor.Page page, String standard) {
        for (var row : page.hasStatus(200).document().select(".coverage table tbody tr")) {
            if (row.select("th").text().equals(standard)) {
                return row.select("td").text();
            }
        }
        throw new AssertionError("no row " + standard + ":\n" + page.text());
    }

    @Nested
    class ForThePerson {
        @Test
        void countsConversationsForTheirOwnFramework() {
            var page = signedIn("rosa").get("/internship/coverage?through=psel-2015");
            assertThat(numbers(page, "4 Curriculum, Instruction, and Assessment"))
                    .isEqualTo("2 0 0");
            page.says("You have not touched yet: 1 Mission, Vision, and Core Values");
        }

        @Test
        void countsThemThroughTheCrosswalk() {
            var page = signedIn("rosa").get("/internship/coverage");
            assertThat(numbers(page, "1 Lead student and adult learning")).isEqualTo("2 0 0");
            assertThat(numbers(page, "3 Lead 21st century learning")).isEqualTo("2 0 0");
            assertThat(numbers(page, "2 Lead diverse communities")).isEqualTo("0 0 0");
            var pillars = signedIn("rosa").get("/internship/coverage?through=llc-2019");
            assertThat(numbers(pillars, "2 Empowering people")).isEqualTo("2 0 0");
        }

        @Test
        void drawsThemByMonth() {
            var page = signedIn("rosa").get("/internship/coverage?through=psel-2015");
            assertThat(page.document().select("svg rect > title").eachText())
                    .contains(
                            "Month 1, 4 Curriculum, Instruction, and Assessment: 2",
                            "Month 2, 4 Curriculum, Instruction, and Assessment: 0");
        }

        @Test
        void countsWhatPromptsAndRubricRowsApply() {
            jdbc.sql("""
                    insert into monthly_report (id, internship, month, state, answers, submitted_at, submitted_on)
                    values (gen_random_uuid(), :id, 1, 'submitted', '{"feedback": "Listening.", "lesson": " "}', current_timestamp, :day)
                    """)
                    .param("id", cast.rosasInternship)
                    .param("day", BEGINS.plusMonths(1))
                    .update();
            var project = UUID.randomUUID();
            jdbc.sql("""
                    insert into final_project (id, internship, title, topic, state, proposed_on, decided_on)
                    values (:id, :internship, 'Listening', 'Listening', 'passed', :day, :day)
                    """)
                    .param("id", project)
                    .param("internship", cast.rosasInternship)
                    .param("day", BEGINS.plusMonths(1))
                    .update();
            jdbc.sql("""
                    insert into project_reading (id, project, reader, ordinal, assigned_on, scores, verdict, read_at)
                    values (gen_random_uuid(), :project, :reader, 1, :day, '{"practice": 3}', 'passed', current_timestamp)
                    """)
                    .param("project", project)
                    .param("reader", cast.ruth.value())
                    .param("day", BEGINS.plusMonths(1))
                    .update();
            var page = signedIn("rosa").get("/internship/coverage?through=psel-2015");
            assertThat(numbers(page, "6 Professional Capacity of School Personnel"))
                    .isEqualTo("0 1 1");
            assertThat(numbers(page, "10 School Improvement")).isEqualTo("0 0 0");
        }

        @Test
        void leavesOutWhatWasTakenBack() {
            jdbc.sql("update contact_entry set state = 'withdrawn'").update();
            signedIn("rosa").get("/internship/coverage").says("Nothing has touched a standard yet");
        }

        @Test
        void showsNoWordsOfAnybody() {
            signedIn("rosa").get("/internship/coverage").doesNotSay("budget");
            signedIn("ines").get("/coach/cohorts/" + cast.cohort + "/coverage").doesNotSay("budget");
            signedIn("otto").get("/office/coverage").doesNotSay("budget");
        }
    }

    @Nested
    class ForTheCoach {
        @Test
        void putsPeopleBesideOneAnotherAndNamesTheGaps() {
            var page = signedIn("ines").get("/coach/cohorts/" + cast.cohort + "/coverage?through=psel-2015");
            assertThat(page.document().select("svg rect > title").eachText())
                    .contains(
                            "Rosa Delgado, 4 Curriculum, Instruction, and Assessment: 2",
                            "Mira Okafor, 4 Curriculum, Instruction, and Assessment: 0");
            page.says("Nobody in this cohort has touched: 1 Mission, Vision, and Core Values; 2 Ethics");
            signedIn("ines").get("/coach/cohorts/" + cast.cohort).says("Coverage of standards");
        }

        @Test
        void isNotForAnotherCoach() {
            signedIn("cole").get("/coach/cohorts/" + cast.cohort + "/coverage").hasStatus(404);
            signedIn("cole")
                    .get("/coach/internships/" + cast.rosasInternship + "/coverage")
                    .hasStatus(404);
            signedIn("ines")
                    .get("/coach/internships/" + cast.rosasInternship + "/coverage?through=psel-2015")
                    .says("Rosa Delgado has not touched yet");
        }

        @Test
        void asksTheDatabaseOnceForThePicture() {
            var ines = signedIn("ines");
            var place = "/coach/cohorts/" + cast.cohort + "/coverage";
            ines.get(place);
            var one = statements.ofAPage(() -> ines.get(place));
            assertThat(one.stream().filter(sql -> sql.contains("contact_entry")))
                    .hasSize(1);
            var histories = new Histories(named);
            histories.internship(
                    cast.sven,
                    cast.cohort,
                    "active",
                    BEGINS,
                    BEGINS,
                    BEGINS.plusMonths(9).minusDays(1));
            histories.write();
            assertThat(statements.ofAPage(() -> ines.get(place))).hasSameSizeAs(one);
        }
    }

    @Nested
    class ForOffice {
        @Test
        void countsAllCohortsOrOneInAPeriod() {
            var otto = signedIn("otto");
            var standard = "4 Curriculum, Instruction, and Assessment";
            assertThat(numbers(otto.get("/office/coverage?through=psel-2015"), standard))
                    .isEqualTo("2 0 0");
            assertThat(numbers(
                            otto.get("/office/coverage?through=psel-2015&cohort=" + cast.cohort + "&first="
                                    + BEGINS.plusDays(5)),
                            standard))
                    .isEqualTo("1 0 0");
            otto.get("/office/coverage?through=psel-2015&cohort=" + cast.otherCohort)
                    .says("Nothing has touched a standard yet");
        }

        @Test
        void saysWhatIsWrongWithAPeriodAndKeepsIt() {
            var page =
                    signedIn("otto").get("/office/coverage?through=none&cohort=none&first=2035-02-01&last=2035-01-01");
            assertThat(page.hasStatus(200).wrong("last")).contains("must not come before");
            assertThat(page.document().select("#first").attr("value")).isEqualTo("2035-02-01");
            signedIn("otto").get("/office/coverage?first=soon").hasStatus(200);
        }
    }

    @Test
    void isNotThereBeforeThereIsAnInternship() {
        signedIn("ruth").get("/internship/coverage").hasStatus(404);
        signedIn("dora").get("/office/coverage").hasStatus(404);
    }
}
