package org.cadre.internship;

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
final class MonthlyReports {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    /** A report that was returned, and why. */
    record Return(LocalDate on, String by, String comment) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;

    MonthlyReports(JdbcClient jdbc, JsonMapper json, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<MonthlyReport> of(CoachedInternship internship) {
        return ofAll(List.of(internship.id()));
    }

    List<MonthlyReport> ofAll(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select id, internship, month, state, answers::text as answers, wants_help, minutes, contacts, submitted_at,
                       submitted_on, accepted_on, comment
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
                select id, internship, month, state, answers::text as answers, wants_help, minutes, contacts, submitted_at,
                       submitted_on, accepted_on, comment
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
                select r.id, r.internship, r.month, r.state, r.answers::text as answers, r.wants_help, r.minutes, r.contacts,
                       r.submitted_at, r.submitted_on, r.accepted_on, r.comment
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
                select r.id, r.internship, r.month, r.state, '{}' as answers, r.wants_help, r.minutes, r.contacts,
                       r.submitted_at, r.submitted_on, r.accepted_on, r.comment
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

    List<Return> returns(MonthlyReport report) {
        return jdbc.sql("""
                select t.returned_on as on, p.display_name as by, t.comment
                  from report_return t
                  join person p on p.id = t.returned_by
                 where t.report = :report
                 order by t.id
                """).param("report", report.id()).query(Return.class).list();
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

    /** Keeps what was typed; false when the report has left the MIT's hands meanwhile. */
    boolean save(MonthlyReport report, Map<String, String> answers, boolean wantsHelp) {
        return jdbc.sql("""
                update monthly_report set answers = :answers::jsonb, wants_help = :help
                 where id = :id and state in ('open', 'returned')
                """)
                        .param("id", report.id())
                        .param("answers", json.writeValueAsString(answers))
                        .param("help", wantsHelp)
                        .update()
                == 1;
    }

    boolean send(MonthlyReport report, MonthlyLog log) {
        return jdbc.sql("""
                update monthly_report
                   set state = 'submitted', submitted_at = :now, submitted_on = :today, minutes = :minutes, contacts = :contacts
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
        boolean returned = jdbc.sql("""
                update monthly_report
                   set state = 'returned', decided_by = :coach, decided_at = :now, comment = :comment
                 where id = :id and state = 'submitted'
                """)
                        .param("id", report.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("comment", comment)
                        .param("coach", coach.id().value())
                        .update()
                == 1;
        if (returned) {
            jdbc.sql("""
                    insert into report_return (id, report, comment, returned_by, returned_on)
                    values (:id, :report, :comment, :coach, :today)
                    """)
                    .param("id", Ids.next())
                    .param("report", report.id())
                    .param("comment", comment)
                    .param("coach", coach.id().value())
                    .param("today", clock.today())
                    .update();
        }
        return returned;
    }

    private MonthlyReport report(ResultSet row, int number) throws SQLException {
        Timestamp submitted = row.getTimestamp("submitted_at");
        return new MonthlyReport(
                row.getObject("id", UUID.class),
                new InternshipId(row.getObject("internship", UUID.class)),
                row.getInt("month"),
                MonthlyReport.state(row.getString("state")),
                json.readValue(row.getString("answers"), ANSWERS),
                row.getBoolean("wants_help"),
                row.getObject("minutes", Integer.class),
                row.getObject("contacts", Integer.class),
                submitted == null ? null : submitted.toInstant(),
                row.getObject("submitted_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                row.getString("comment"));
    }

    static boolean isWaiting(MonthlyReport report) {
        return report.state() == ReportState.SUBMITTED;
    }
}
