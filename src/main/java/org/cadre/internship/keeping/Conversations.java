package org.cadre.internship.keeping;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.retention.RetentionSeries;
import org.cadre.people.rights.FilesGoing;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What MIT, protégé and coach said in words in an internship that has ended. Minutes, days, levels, and what an award
 * froze stay, so that every standing is what it was.
 */
@Component
class Conversations implements RetentionSeries {
    /** What stands where words had to stay. */
    private static final String GONE = "Erased";

    /** By what it empties, as the texts name it. */
    private static final Map<String, String> EMPTYING = emptying();

    private static Map<String, String> emptying() {
        var all = new LinkedHashMap<String, String>();
        all.put("contacts", """
                update contact_entry e
                   set summary = '', next_steps = '', long_reason = null, verified_reason = null,
                       dispute = case when e.dispute is not null then :gone end
                  from pairing a
                 where a.id = e.pairing and a.internship = :internship
                   and (e.summary <> '' or e.next_steps <> '' or e.long_reason is not null
                        or e.verified_reason is not null or e.dispute is not null)
                """);
        all.put("disputes", """
                update dispute_message d set text = :gone
                  from contact_entry e join pairing a on a.id = e.pairing
                 where e.id = d.contact_entry and a.internship = :internship
                """);
        all.put("reports", """
                update monthly_report set answers = '{}', sent_answers = null, comment = null
                 where internship = :internship and (answers <> '{}' or sent_answers is not null or comment is not null)
                """);
        all.put("returns", """
                update report_return r set answers = null, comment = null
                  from monthly_report m where m.id = r.report and m.internship = :internship
                """);
        all.put("comments", """
                delete from report_comment c using monthly_report m where m.id = c.report and m.internship = :internship
                """);
        all.put("goals", """
                update mentoring_goal g set words = :gone, review_words = ''
                  from pairing a where a.id = g.pairing and a.internship = :internship
                """);
        all.put("notes", "update coach_note set words = :gone where internship = :internship");
        all.put("words", """
                update private_word w set words = :gone, outcome = case when w.outcome is not null then :gone end
                  from pairing a where a.id = w.pairing and a.internship = :internship
                """);
        return all;
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final FilesGoing files;

    Conversations(JdbcClient jdbc, ProgramClock clock, FilesGoing files) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.files = files;
    }

    @Override
    public String slug() {
        return "conversations";
    }

    @Override
    public List<Due> due(LocalDate day, @Nullable Due after, int most) {
        return jdbc.sql("""
                select i.id, i.ended_on as since,
                       i.person || array(select a.protege from pairing a where a.internship = i.id) as about
                  from internship i
                 where i.ended_on <= :day and i.words_gone_on is null
                   and (:since::date is null or (i.ended_on, i.id) > (:since::date, :id::uuid))
                 order by i.ended_on, i.id
                 limit :most
                """)
                .param("day", day)
                .param("since", after == null ? null : after.since())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(Units::due)
                .list();
    }

    @Override
    public Map<String, Long> letGo(Due due) {
        int mine = jdbc.sql("update internship set words_gone_on = :today where id = :id and words_gone_on is null")
                .param("today", clock.today())
                .param("id", due.id())
                .update();
        if (mine == 0) {
            return Map.of();
        }
        var went = new LinkedHashMap<String, Long>();
        went.put("internships", 1L);
        EMPTYING.forEach((what, sql) -> went.put(what, (long) empty(sql, due.id())));
        var digests =
                jdbc.sql("""
                with gone as (
                  delete from contact_evidence v using contact_entry e, pairing a
                   where e.id = v.contact_entry and a.id = e.pairing and a.internship = :internship
                  returning v.digest)
                select digest from gone
                """).param("internship", due.id()).query(String.class).list();
        files.goAfterCommit(digests);
        went.put("files", (long) digests.size());
        return went;
    }

    private int empty(String sql, UUID internship) {
        var statement = jdbc.sql(sql).param("internship", internship);
        return sql.contains(":gone") ? statement.param("gone", GONE).update() : statement.update();
    }
}
