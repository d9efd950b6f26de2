package org.cadre.internship.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;
import static org.cadre.internship.report.ReportPageTest.written;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report is written in drafts and rounds; nothing typed is swallowed, and the coach reads what was sent. */
@CadreTest
class ReportRoundsTest {
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

    @Autowired
    Statements statements;

    CoachingCast cast;
    Visitor rosa;

    @BeforeEach
    void open() {
        cast = new CoachingCast(named, editions, clock);
        due.run(clock.today());
        rosa = signedIn("rosa");
    }

    @Nested
    class Drafting {
        @Test
        void keepsWhatIsTypedWithoutAButton() {
            var page = rosa.get("/internship/reports/1");
            var saved = draft(page, Map.of("answer-working", "We meet on Mondays."));
            saved.hasStatus(200).says("Draft saved at");
            rosa.get("/internship/reports/1").says("We meet on Mondays.").says("Your draft is kept.");
        }

        @Test
        void isKeptOnceHoweverOftenItArrives() {
            var page = rosa.get("/internship/reports/1");
            draft(page, Map.of("answer-working", "Once."));
            draft(page, Map.of("answer-working", "Once.")).hasStatus(200);
            assertThat(answers()).contains("Once.");
            assertThat(jdbc.sql("select count(*) from deed")
                            .query(Integer.class)
                            .single())
                    .as("drafts leave no row for each of them")
                    .isZero();
        }

        @Test
        void showsTheOtherTabInsteadOfWritingOverIt() {
            var one = rosa.get("/internship/reports/1");
            var other = rosa.get("/internship/reports/1");
            draft(one, Map.of("answer-working", "From the laptop."));
            draft(other, Map.of("answer-working", "From the phone."))
                    .hasStatus(409)
                    .says("There are two versions of this report")
                    .says("From the laptop.");
            assertThat(answers()).contains("From the laptop.").doesNotContain("From the phone.");
        }

        @Test
        void showsBothVersionsWithoutScriptAndSavesWhatIsDecided() {
            var one = rosa.get("/internship/reports/1");
            var other = rosa.get("/internship/reports/1");
            rosa.button(one, "Save draft")
                    .with("answer-working", "From the laptop.")
                    .send();
            var shown = rosa.button(other, "Save draft")
                    .with("answer-working", "From the phone.")
                    .send();
            shown.hasStatus(422).says("There are two versions of this report").says("From the laptop.");
            assertThat(shown.document().select("textarea[name=answer-working]").val())
                    .isEqualTo("From the phone.");
            rosa.button(shown, "Save draft").send().hasStatus(200);
            assertThat(answers()).contains("From the phone.").doesNotContain("From the laptop.");
        }

        @Test
        void doesNotForgetTheOtherTabWhenAFormIsRefusedForSomethingElse() {
            var one = rosa.get("/internship/reports/1");
            var other = rosa.get("/internship/reports/1");
            draft(one, Map.of("answer-working", "From the laptop."));
            var refused = rosa.button(other, "Send report")
                    .with("answer-working", "From the phone.")
                    .send();
            refused.hasStatus(422);
            written(rosa, refused).send().hasStatus(422).says("There are two versions of this report");
            assertThat(state()).isEqualTo("open");
        }

        @Test
        void refusesAnAnswerThatIsTooLongAndKeepsTheOneBefore() {
            var page = rosa.get("/internship/reports/1");
            draft(page, Map.of("answer-working", "Short."));
            draft(rosa.get("/internship/reports/1"), Map.of("answer-working", "x".repeat(4001)))
                    .hasStatus(422)
                    .says("one answer is longer than it may be");
            assertThat(answers()).contains("Short.");
        }

        @Test
        void saysSoWhenTheReportWasSentMeanwhile() {
            var page = rosa.get("/internship/reports/1");
            written(rosa, page).send();
            draft(page, Map.of("answer-working", "Too late.")).hasStatus(409).says("not in your hands any more");
        }

        @Test
        void keepsEmojiAndTextFromRightToLeft() {
            draft(rosa.get("/internship/reports/1"), Map.of("answer-working", "עם רוזה 🌱"))
                    .hasStatus(200);
            rosa.get("/internship/reports/1").says("עם רוזה 🌱");
        }
    }

    @Nested
    class Returning {
        UUID report;
        Visitor ines;

        @BeforeEach
        void send() {
            written(rosa, rosa.get("/internship/reports/1")).send();
            report = ReportPageTest.report(jdbc, cast.rosasInternship, 1);
            ines = signedIn("ines");
        }

        private void returned(String field, String words) {
            ines.button(ines.get("/coach/reports/" + report), "Return report")
                    .with(field, words)
                    .send()
                    .hasStatus(200);
        }

        @Test
        void takesAWordBesideOneAnswerAsAReason() {
            returned("comment-working", "What did Del say to it?");
            var page = rosa.get("/internship/reports/1")
                    .says("What is wanted stands beside the answers.")
                    .says("Ines Navarro about this answer: What did Del say to it?");
            assertThat(page.document().select("#answer-working").attr("aria-describedby"))
                    .isEqualTo("answer-working-hint");
        }

        @Test
        void isReadByTheCoachAsItWasSentWhileItIsRewritten() {
            returned("comment", "One more line, please.");
            draft(rosa.get("/internship/reports/1"), Map.of("answer-working", "Half a new thought"));
            ines.get("/coach/reports/" + report)
                    .says("is rewriting this report")
                    .says("We keep our feedback cycles.")
                    .doesNotSay("Half a new thought");
            signedIn("otto").get("/coach/reports/" + report).doesNotSay("Half a new thought");
        }

        @Test
        void isNotShownAsAPromiseBeforeItIsSentAgain() {
            clock.moveTo(BEGINS.plusMonths(2));
            due.run(clock.today());
            returned("comment", "One more line, please.");
            draft(rosa.get("/internship/reports/1"), Map.of("answer-lesson", "Half a lesson"));
            written(rosa, rosa.get("/internship/reports/2")).send();
            ines.get("/coach/reports/" + ReportPageTest.report(jdbc, cast.rosasInternship, 2))
                    .says("Silence helps.")
                    .doesNotSay("Half a lesson");
        }

        @Test
        void showsInTheNextRoundWhatWasSaidAndWhatChanged() {
            returned("comment-working", "What did Del say to it?");
            rosa.button(rosa.get("/internship/reports/1"), "Send report")
                    .with("answer-working", "Del wants to go on.")
                    .send();
            var again = ines.get("/coach/reports/" + report)
                    .says("Ines Navarro about this answer: What did Del say to it?")
                    .says("Before it was returned We keep our feedback cycles.");
            assertThat(again.document().select(".answered:has(.state) h2").eachText())
                    .containsExactly("What is working changed");
        }

        @Test
        void keepsTheWordsOfEachRound() {
            returned("comment-working", "First wish.");
            rosa.button(rosa.get("/internship/reports/1"), "Send report").send();
            returned("comment-lesson", "Second wish.");
            rosa.button(rosa.get("/internship/reports/1"), "Send report").send();
            ines.button(ines.get("/coach/reports/" + report), "Accept report")
                    .with("comment-own-next", "Well put.")
                    .send();
            rosa.get("/internship/reports/1")
                    .says("Accepted")
                    .says("2 earlier rounds")
                    .says("First wish.")
                    .says("Second wish.")
                    .says("Well put.");
            assertThat(jdbc.sql("select round from report_comment order by round")
                            .query(Integer.class)
                            .list())
                    .containsExactly(1, 2, 3);
        }

        @Test
        void keepsEverythingTypedWhenAWordIsTooLong() {
            var refused = ines.button(ines.get("/coach/reports/" + report), "Return report")
                    .with("comment", "Please add a line.")
                    .with("comment-working", "x".repeat(1001))
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("comment-working")).isNotEmpty();
            assertThat(refused.document().select("textarea[name=comment]").val())
                    .isEqualTo("Please add a line.");
            assertThat(refused.document().select("details.remark[open]")).hasSize(1);
        }

        @Test
        void leavesNoWordOfItInTheTrail() {
            returned("comment-working", "Confidential wish.");
            assertThat(jdbc.sql("select string_agg(before::text || after::text, ' ') from audit_entry")
                            .query(String.class)
                            .single())
                    .doesNotContain("Confidential wish.");
        }
    }

    @Test
    void isLateByItsFirstSendingNotByItsSecond() {
        written(rosa, rosa.get("/internship/reports/1")).send();
        var report = ReportPageTest.report(jdbc, cast.rosasInternship, 1);
        var ines = signedIn("ines");
        ines.button(ines.get("/coach/reports/" + report), "Return report")
                .with("comment", "One more line, please.")
                .send();
        clock.moveTo(BEGINS.plusDays(60));
        rosa.button(rosa.get("/internship/reports/1"), "Send report").send();
        ines.get("/coach").says("Rosa Delgado").doesNotSay("sent late");
        var mira = signedIn("mira");
        written(mira, mira.get("/internship/reports/1")).send();
        ines.get("/coach").says("sent late");
    }

    @Test
    void asksOneQueryForEachQuestionHoweverManyReportsWait() {
        written(rosa, rosa.get("/internship/reports/1")).send();
        var report = ReportPageTest.report(jdbc, cast.rosasInternship, 1);
        var ines = signedIn("ines");
        ines.get("/coach/reports/" + report);
        int one = asked(ines, report);
        var mira = signedIn("mira");
        written(mira, mira.get("/internship/reports/1")).send();
        assertThat(asked(ines, report)).isEqualTo(one).isLessThanOrEqualTo(12);
    }

    private int asked(Visitor coach, UUID report) {
        return statements.ofAPage(() -> coach.get("/coach/reports/" + report)).size();
    }

    /** As the page does while one types. */
    private Page draft(Page page, Map<String, String> typed) {
        var fields = new HashMap<String, String>();
        page.document()
                .select("form[data-draft] input[type=hidden], form[data-draft] textarea")
                .forEach(field -> fields.put(
                        field.attr("name"),
                        field.normalName().equals("textarea") ? field.wholeText() : field.attr("value")));
        fields.putAll(typed);
        var answer = rosa.postBare("/internship/reports/1/draft", fields);
        assertThat(Jsoup.parse(answer.document().html()).select(".draft-says")).hasSize(1);
        return answer;
    }

    private String answers() {
        return jdbc.sql("select answers::text from monthly_report where internship = :id and month = 1")
                .param("id", cast.rosasInternship)
                .query(String.class)
                .single();
    }

    private String state() {
        return jdbc.sql("select state from monthly_report where internship = :id and month = 1")
                .param("id", cast.rosasInternship)
                .query(String.class)
                .single();
    }
}
