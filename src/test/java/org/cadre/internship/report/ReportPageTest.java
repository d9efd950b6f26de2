package org.cadre.internship.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;

import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
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
public class ReportPageTest {
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

    @BeforeEach
    void enter() {
        cast = new CoachingCast(named, editions, clock);
        due.run(clock.today());
    }

    @Nested
    class TheMit {
        Visitor rosa;

        @BeforeEach
        void signIn() {
            rosa = signedIn("rosa");
        }

        @Test
        void findsEveryPartOfTheInternshipFromItsPage() {
            var page = rosa.get("/internship").hasStatus(200);
            assertThat(page.document().select("nav[aria-labelledby=parts] a").eachAttr("href"))
                    .containsExactly(
                            "/internship/log",
                            "/internship/plan",
                            "/internship/reports",
                            "/internship/coverage",
                            "/internship/meetings",
                            "/internship/notes",
                            "/internship/project");
            for (var link : page.document().select("main a[href]")) {
                rosa.get(link.attr("href")).hasStatus(200);
            }
        }

        @Test
        void seesEachMonthByItsTwoDatesWithItsDueDay() {
            rosa.get("/internship/reports")
                    .hasStatus(200)
                    .says("Report 1: Jan 8–Feb 7")
                    .says("Mon, Feb 19, 2035") // ten days after February 7 is a Saturday
                    .says("Report 9: Sep 8–Oct 7")
                    .says("Opens Thu, Mar 8, 2035")
                    .doesNotSay("Overdue");
        }

        @Test
        void isToldOfAnOverdueReport() {
            clock.moveTo(BEGINS.plusDays(50));
            rosa.get("/internship/reports").says("Overdue");
        }

        @Test
        void findsHoursContactsAndStandardsFilledIn() {
            cast.contact(BEGINS.plusDays(1), 60, "First walk-through.", true);
            cast.contact(BEGINS.plusDays(8), 45, "Phone.", false);
            cast.contact(BEGINS.plusMonths(1), 30, "Next month.", true);
            rosa.get("/internship/reports/1")
                    .says("1.75 hours in 2 contacts")
                    .says("1.00 hours; 1 contact waits for the protégé’s word")
                    .says("Curriculum, Instruction, and Assessment");
        }

        @Test
        void keepsWhatIsSavedWithoutSendingIt() {
            var page = rosa.get("/internship/reports/1");
            var saved = rosa.button(page, "Save draft")
                    .with("answer-working", "We meet on Mondays.")
                    .with("help", "yes")
                    .send();
            saved.says("Draft saved. Nobody reads it before you send it.").says("We meet on Mondays.");
            assertThat(state(1)).isEqualTo("open");
            assertThat(saved.document().select("input[name=help][checked]")).hasSize(1);
        }

        @Test
        void isAskedForEveryRequiredAnswerAtOnceAndLosesNothing() {
            var page = rosa.get("/internship/reports/1");
            var refused = rosa.button(page, "Send report")
                    .with("answer-working", "We meet on Mondays.")
                    .send();
            refused.hasStatus(422);
            assertThat(refused.wrong("answer-challenge")).contains("still empty");
            assertThat(refused.wrong("answer-own-next")).contains("Your next steps");
            assertThat(refused.wrong("answer-recommendation")).isEmpty();
            assertThat(refused.document()
                            .select("textarea[name=answer-working]")
                            .val())
                    .isEqualTo("We meet on Mondays.");
        }

        @Test
        void cannotSendBeforeTheMonthsLastDayButMaySave() {
            var page = rosa.get("/internship/reports/2");
            var refused = written(rosa, page).send();
            refused.hasStatus(422).says("you can send this report from Wed, Mar 7, 2035 on");
            assertThat(state(2)).isEqualTo("open");
        }

        @Test
        void sendsTheReportOnceHoweverOftenTheButtonIsPressed() {
            cast.contact(BEGINS.plusDays(1), 60, "First walk-through.", true);
            var page = rosa.get("/internship/reports/1");
            written(rosa, page).send().says("Report 1 is on its way to Ines Navarro.");
            written(rosa, page).send().hasStatus(200);
            assertThat(state(1)).isEqualTo("submitted");
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'report.submitted'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            rosa.get("/internship/reports/1").says("With the coach").doesNotSay("Send report");
        }

        @Test
        void leavesNoFreeTextInTheTrail() {
            var page = rosa.get("/internship/reports/1");
            written(rosa, page).send();
            assertThat(jdbc.sql("select coalesce(string_agg(before::text || after::text, ' '), '') from audit_entry")
                            .query(String.class)
                            .single())
                    .doesNotContain("feedback cycles")
                    .contains("sha256");
        }
    }

    @Nested
    class Opening {
        @Test
        void happensOnTheMonthsFirstDayAndOnce() {
            assertThat(months()).containsExactly(1, 2);
            due.run(clock.today());
            assertThat(months()).containsExactly(1, 2);
            clock.moveTo(BEGINS.plusMonths(2));
            due.run(clock.today());
            assertThat(months()).containsExactly(1, 2, 3);
        }

        private List<Integer> months() {
            return jdbc.sql("select month from monthly_report where internship = :id order by month")
                    .param("id", cast.rosasInternship)
                    .query(Integer.class)
                    .list();
        }
    }

    @Test
    void isNobodyElsesPage() {
        signedIn("dora").get("/internship/reports").says("Your reports begin with your internship");
        signedIn("dora").get("/internship/reports/1").hasStatus(404);
        assertThat(new Visitor().get("/internship/reports").address().getPath()).isEqualTo("/sign-in");
    }

    public static Visitor.Filling written(Visitor mit, Page page) {
        return mit.button(page, "Send report")
                .with("answer-working", "We keep our feedback cycles.")
                .with("answer-challenge", "Time.")
                .with("answer-feedback", "Observation, then questions.")
                .with("answer-protege-next", "Visit two classrooms a week.")
                .with("answer-own-next", "Ask before advising.")
                .with("answer-lesson", "Silence helps.");
    }

    private String state(int month) {
        return jdbc.sql("select state from monthly_report where internship = :id and month = :month")
                .param("id", cast.rosasInternship)
                .param("month", month)
                .query(String.class)
                .single();
    }

    public static UUID report(JdbcClient jdbc, UUID internship, int month) {
        return jdbc.sql("select id from monthly_report where internship = :id and month = :month")
                .param("id", internship)
                .param("month", month)
                .query(UUID.class)
                .single();
    }
}
