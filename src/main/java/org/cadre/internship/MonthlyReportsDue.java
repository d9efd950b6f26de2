package org.cadre.internship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadre.internship.CoachingEvents.ReportDue;
import org.cadre.people.PersonId;
import org.cadre.platform.time.DueWork;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.InternshipTerm;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens each month's report on the month's first day, so that it can be written along the way, and reminds of it three
 * days before it is due, on the day after and a week after. While an internship is on hold nothing is asked of anyone.
 */
@Component
final class MonthlyReportsDue implements DueWork {
    private static final int SOON_DAYS = 3;
    private static final int LONG_DAYS = 7;

    private record Running(
            InternshipId id,
            PersonId mit,
            Edition edition,
            LocalDate firstDay,
            List<DateRange> holds,
            int extensionMonths,
            Set<Integer> opened) {
        InternshipTerm term(LocalDate today) {
            return edition.term(today, firstDay, holds, extensionMonths);
        }
    }

    private record Unsent(UUID id, int month, InternshipId internship, Set<String> reminded) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final MonthlyReports reports;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    MonthlyReportsDue(
            JdbcClient jdbc,
            Editions editions,
            MonthlyReports reports,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.reports = reports;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        var running = running(today);
        for (Running internship : running.values()) {
            var term = internship.term(today);
            for (int month = 1; month <= term.months(); month++) {
                if (!internship.opened.contains(month)
                        && !term.monthFirst(month).isAfter(today)) {
                    reports.open(internship.id, month);
                }
            }
        }
        for (Unsent report : unsent()) {
            var internship = running.get(report.internship);
            if (internship != null) {
                remind(report, internship, today);
            }
        }
    }

    private void remind(Unsent report, Running internship, LocalDate today) {
        var term = internship.term(today);
        if (report.month > term.allMonths()) {
            return;
        }
        if (internship.edition.calendar().isBreak(today)) {
            // Nobody is reminded in a break; what came due in it is said on the day after.
            return;
        }
        var due = internship.edition.reportDue(term, report.month);
        kind(due, today)
                .filter(kind -> !report.reminded.contains(kind))
                .ifPresent(kind -> transaction.executeWithoutResult(_ -> {
                    if (isFirst(report, kind, today)) {
                        events.publishEvent(new ReportDue(
                                report.id,
                                internship.id,
                                internship.mit,
                                report.month,
                                term.monthFirst(report.month),
                                term.monthLast(report.month),
                                due,
                                today.isAfter(due)));
                    }
                }));
    }

    /** The reminder for that day: the strongest that has come due, so that a server that was away does not send three. */
    static Optional<String> kind(LocalDate due, LocalDate today) {
        if (!today.isBefore(due.plusDays(LONG_DAYS))) {
            return Optional.of("long overdue");
        }
        if (today.isAfter(due)) {
            return Optional.of("overdue");
        }
        return today.isBefore(due.minusDays(SOON_DAYS)) ? Optional.empty() : Optional.of("due soon");
    }

    private boolean isFirst(Unsent report, String kind, LocalDate today) {
        return jdbc.sql("""
                insert into report_reminder (report, kind, sent_on) values (:report, :kind, :today)
                on conflict (report, kind) do nothing
                """)
                        .param("report", report.id)
                        .param("kind", kind)
                        .param("today", today)
                        .update()
                == 1;
    }

    private Map<InternshipId, Running> running(LocalDate today) {
        return jdbc.sql("""
                select i.id, i.person, c.edition, i.first_day, i.extension_months,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to,
                       array(select r.month from monthly_report r where r.internship = i.id) as opened
                  from internship i
                  join cohort c on c.id = i.cohort
                 where i.state = 'active' and i.first_day <= :today
                """).param("today", today).query(this::internship).list().stream()
                .collect(Collectors.toMap(Running::id, Function.identity()));
    }

    private Running internship(ResultSet row, int number) throws SQLException {
        return new Running(
                new InternshipId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                editions.of(new EditionId(row.getObject("edition", UUID.class))),
                row.getObject("first_day", LocalDate.class),
                Internships.holds(row),
                row.getInt("extension_months"),
                Set.of((Integer[]) row.getArray("opened").getArray()));
    }

    private List<Unsent> unsent() {
        return jdbc.sql("""
                select r.id, r.month, r.internship,
                       array(select m.kind from report_reminder m where m.report = r.id) as reminded
                  from monthly_report r
                  join internship i on i.id = r.internship
                 where r.state = 'open' and i.state = 'active'
                """)
                .query((row, _) -> new Unsent(
                        row.getObject("id", UUID.class),
                        row.getInt("month"),
                        new InternshipId(row.getObject("internship", UUID.class)),
                        Set.of((String[]) row.getArray("reminded").getArray())))
                .list();
    }
}
