package org.cadre.internship.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Fact.ReportState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The monthly reports in the database. */
@Component
public final class MonthlyReports {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;

    MonthlyReports(JdbcClient jdbc, JsonMapper json, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The reports of one internship. */
    public List<MonthlyReport> of(CoachedInternship internship) {
        return ofAll(List.of(internship.id()));
    }

    /** The reports of all of them. */
    public List<MonthlyReport> ofAll(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select id, internship, month, state, answers::text as answers, sent_answers::text as sent_answers, wants_help,
                       minutes, contacts, submitted_at, submitted_on, first_sent_on, accepted_on, comment, revision, saved_at
                  from monthly_report
                 where internship in (:internships)
                 order by internship, month
                """)
                .param(
                        "internships",
                        internships.stream().map(InternshipId::value).toList())
                .query(this::report)
                .list();
    }

    Optional<MonthlyReport> find(CoachedInternship internship, int month) {
        return jdbc.sql("""
                select id, internship, month, state, answers::text as answers, sent_answers::text as sent_answers, wants_help,
                       minutes, contacts, submitted_at, submitted_on, first_sent_on, accepted_on, comment, revision, saved_at
                  from monthly_report
                 where internship = :internship and month = :month
                """)
                .param("internship", internship.id().value())
                .param("month", month)
                .query(this::report)
                .optional();
    }

    /** A report the viewer may read as coach or as office. */
    Optional<MonthlyReport> find(UUID report, Viewer viewer) {
        return jdbc.sql("""
                select r.id, r.internship, r.month, r.state, r.answers::text as answers, r.sent_answers::text as sent_answers,
                       r.wants_help, r.minutes, r.contacts, r.submitted_at, r.submitted_on, r.first_sent_on, r.accepted_on,
                       r.comment, r.revision, r.saved_at
                  from monthly_report r
                  join internship i on i.id = r.internship
                 where r.id = :report
                   and (:office or (i.person <> :viewer and exists (
                         select 1 from cohort_coach k
                          where k.cohort = i.cohort and k.person = :viewer
                            and k.since <= :today and (k.until is null or k.until > :today))))
                """)
                .param("report", report)
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(this::report)
                .optional();
    }

    /** The reports that wait for the viewer as coach, oldest first. */
    List<MonthlyReport> waitingFor(Viewer coach) {
        return jdbc.sql("""
                select r.id, r.internship, r.month, r.state, '{}' as answers, null as sent_answers, r.wants_help, r.minutes,
                       r.contacts, r.submitted_at, r.submitted_on, r.first_sent_on, r.accepted_on, r.comment, r.revision,
                       r.saved_at
                  from monthly_report r
                  join internship i on i.id = r.internship
                  join cohort_coach k on k.cohort = i.cohort and k.person = :viewer
                                     and k.since <= :today and (k.until is null or k.until > :today)
                 where r.state = 'submitted' and i.person <> :viewer and i.state in ('active', 'on hold', 'complete')
                 order by r.submitted_at, r.id
                """)
                .param("viewer", coach.id().value())
                .param("today", clock.today())
                .query(this::report)
                .list();
    }

    /** Opens a month's report; one that is open already stays as it is. */
    boolean open(InternshipId internship, int month) {
        return jdbc.sql("""
                insert into monthly_report (id, internship, month, state) values (:id, :internship, :month, 'open')
                on conflict (internship, month) do nothing
                """)
                        .param("id", Ids.next())
                        .param("internship", internship.value())
                        .param("month", month)
                        .update()
                == 1;
    }

    /** What became of the wish to save. */
    enum Saving {
        SAVED,
        /** Somebody saved other answers since this form was shown: neither version is thrown away. */
        CHANGED_ELSEWHERE,
        /** The report has left the MIT's hands meanwhile. */
        GONE
    }

    /**
     * Keeps what was typed, unless other answers were saved since that revision. The same answers twice are saved twice
     * without harm. What was sent stays readable beside what is being rewritten.
     */
    Saving save(MonthlyReport report, Map<String, String> answers, boolean wantsHelp, int revision) {
        int saved = jdbc.sql("""
                update monthly_report
                   set sent_answers = case when state = 'returned' then coalesce(sent_answers, answers) end,
                       answers = :answers::jsonb, wants_help = :help, revision = revision + 1, saved_at = :now
                 where id = :id and state in ('open', 'returned')
                   and (revision = :revision or (answers = :answers::jsonb and wants_help = :help))
                """)
                .param("id", report.id())
                .param("answers", json.writeValueAsString(answers))
                .param("help", wantsHelp)
                .param("revision", revision)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        if (saved == 1) {
            return Saving.SAVED;
        }
        return jdbc.sql("select state in ('open', 'returned') from monthly_report where id = :id")
                        .param("id", report.id())
                        .query(Boolean.class)
                        .single()
                ? Saving.CHANGED_ELSEWHERE
                : Saving.GONE;
    }

    boolean send(MonthlyReport report, MonthlyLog log) {
        return jdbc.sql("""
                update monthly_report
                   set state = 'submitted', submitted_at = :now, submitted_on = :today,
                       first_sent_on = coalesce(first_sent_on, submitted_on, :today), sent_answers = null,
                       minutes = :minutes, contacts = :contacts
                 where id = :id and state in ('open', 'returned')
                """)
                        .param("id", report.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("today", clock.today())
                        .param("minutes", log.minutes())
                        .param("contacts", log.contacts())
                        .update()
                == 1;
    }

    /** Accepts the report and freezes the numbers of its month; false when somebody decided before. */
    boolean accept(MonthlyReport report, MonthlyLog log, String comment, Viewer coach) {
        return jdbc.sql("""
                update monthly_report
                   set state = 'accepted', accepted_on = :today, decided_by = :coach, decided_at = :now,
                       minutes = :minutes, contacts = :contacts, comment = :comment
                 where id = :id and state = 'submitted'
                """)
                        .param("id", report.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("today", clock.today())
                        .param("minutes", log.minutes())
                        .param("contacts", log.contacts())
                        .param("comment", comment.isEmpty() ? null : comment)
                        .param("coach", coach.id().value())
                        .update()
                == 1;
    }

    boolean giveBack(MonthlyReport report, String comment, Viewer coach) {
        return jdbc.sql("""
                update monthly_report
                   set state = 'returned', decided_by = :coach, decided_at = :now, comment = :comment
                 where id = :id and state = 'submitted'
                """)
                        .param("id", report.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("comment", comment.isEmpty() ? null : comment)
                        .param("coach", coach.id().value())
                        .update()
                == 1;
    }

    private MonthlyReport report(ResultSet row, int number) throws SQLException {
        Timestamp submitted = row.getTimestamp("submitted_at");
        Timestamp saved = row.getTimestamp("saved_at");
        String sent = row.getString("sent_answers");
        return new MonthlyReport(
                row.getObject("id", UUID.class),
                new InternshipId(row.getObject("internship", UUID.class)),
                row.getInt("month"),
                MonthlyReport.state(row.getString("state")),
                json.readValue(row.getString("answers"), ANSWERS),
                sent == null ? null : json.readValue(sent, ANSWERS),
                row.getBoolean("wants_help"),
                row.getObject("minutes", Integer.class),
                row.getObject("contacts", Integer.class),
                submitted == null ? null : submitted.toInstant(),
                row.getObject("submitted_on", LocalDate.class),
                row.getObject("first_sent_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                row.getString("comment"),
                row.getInt("revision"),
                saved == null ? null : saved.toInstant());
    }

    static boolean isWaiting(MonthlyReport report) {
        return report.state() == ReportState.SUBMITTED;
    }
}
