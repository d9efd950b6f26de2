package org.cadre.internship.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rounds of a report: each time it was returned, what was read then and the coach's words beside each answer. */
@Component
public final class ReportRounds {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    /**
     * A round that ended with a return.
     *
     * @param comment about the report as a whole; empty when all was said beside the answers
     * @param answers as they were sent; null for those of before they were kept
     * @param comments by the key of the prompt
     */
    public record Round(
            int number,
            LocalDate on,
            String by,
            String comment,
            @Nullable Map<String, String> answers,
            Map<String, String> comments) {}

    /**
     * All that was said about a report.
     *
     * @param returned the rounds that are over, the first one first
     * @param current the words beside the answers of the round that goes on or was accepted
     */
    public record Talk(List<Round> returned, Map<String, String> current) {
        int round() {
            return returned.size() + 1;
        }

        /** What the coach said beside that answer in the last round that was returned. */
        String lately(String prompt) {
            return returned.isEmpty() ? "" : returned.getLast().comments().getOrDefault(prompt, "");
        }

        String now(String prompt) {
            return current.getOrDefault(prompt, "");
        }

        /** Whether the answer is another than the one that was returned; false where nothing was kept. */
        boolean isChanged(String prompt, Map<String, String> answers) {
            if (returned.isEmpty()) {
                return false;
            }
            var before = returned.getLast().answers();
            return before != null && !before.getOrDefault(prompt, "").equals(answers.getOrDefault(prompt, ""));
        }

        /** The answer as it was when the report was returned last. */
        String before(String prompt) {
            var before = returned.isEmpty() ? null : returned.getLast().answers();
            return before == null ? "" : before.getOrDefault(prompt, "");
        }
    }

    private record Returned(
            LocalDate on,
            String by,
            String comment,
            @Nullable String answers) {}

    private record Comment(int round, String prompt, String comment) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;

    ReportRounds(JdbcClient jdbc, JsonMapper json, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Whoever holds the report was allowed to see it. */
    public Talk of(MonthlyReport report) {
        var comments = new HashMap<Integer, Map<String, String>>();
        jdbc.sql("select round, prompt, comment from report_comment where report = :report")
                .param("report", report.id())
                .query(Comment.class)
                .list()
                .forEach(one -> comments.computeIfAbsent(one.round, _ -> new HashMap<>())
                        .put(one.prompt, one.comment));
        var rounds = new ArrayList<Round>();
        for (Returned one : returned(report.id())) {
            int number = rounds.size() + 1;
            rounds.add(new Round(
                    number,
                    one.on,
                    one.by,
                    one.comment,
                    one.answers == null ? null : json.readValue(one.answers, ANSWERS),
                    comments.getOrDefault(number, Map.of())));
        }
        return new Talk(rounds, comments.getOrDefault(rounds.size() + 1, Map.of()));
    }

    private List<Returned> returned(UUID report) {
        return jdbc.sql("""
                select t.returned_on as on, p.display_name as by, coalesce(t.comment, '') as comment, t.answers::text as answers
                  from report_return t
                  join person p on p.id = t.returned_by
                 where t.report = :report
                 order by t.id
                """).param("report", report).query(Returned.class).list();
    }

    /** Keeps the words beside the answers for the round that is being decided. */
    void comment(MonthlyReport report, Map<String, String> comments, Viewer coach) {
        comments.forEach((prompt, comment) -> jdbc.sql("""
                insert into report_comment (report, round, prompt, comment, written_by, written_on)
                values (:report, (select count(*) + 1 from report_return where report = :report), :prompt, :comment,
                        :coach, :today)
                on conflict (report, round, prompt) do update
                   set comment = excluded.comment, written_by = excluded.written_by, written_on = excluded.written_on
                """)
                .param("report", report.id())
                .param("prompt", prompt)
                .param("comment", comment)
                .param("coach", coach.id().value())
                .param("today", clock.today())
                .update());
    }

    /** Ends the round: the report goes back with these words, and what was read stays readable. */
    void giveBack(MonthlyReport report, String comment, Map<String, String> comments, Viewer coach) {
        comment(report, comments, coach);
        jdbc.sql("""
                insert into report_return (id, report, comment, returned_by, returned_on, answers)
                values (:id, :report, :comment, :coach, :today, :answers::jsonb)
                """)
                .param("id", Ids.next())
                .param("report", report.id())
                .param("comment", comment.isEmpty() ? null : comment)
                .param("coach", coach.id().value())
                .param("today", clock.today())
                .param("answers", json.writeValueAsString(report.sent()))
                .update();
    }
}
