package org.cadre.internship.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.platform.time.DueWork;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.InternshipTerm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens each month's report on the month's first day, so that it can be written along the way. While an internship is on hold
 * nothing is asked of anyone.
 */
@Component
final class MonthlyReportsDue implements DueWork {
    private record Running(
            InternshipId id,
            Edition edition,
            LocalDate firstDay,
            List<DateRange> holds,
            int extensionMonths,
            Set<Integer> opened) {
        InternshipTerm term(LocalDate today) {
            return edition.term(today, firstDay, holds, extensionMonths);
        }
    }

    private final JdbcClient jdbc;
    private final Editions editions;
    private final MonthlyReports reports;

    MonthlyReportsDue(JdbcClient jdbc, Editions editions, MonthlyReports reports) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.reports = reports;
    }

    @Override
    public void run(LocalDate today) {
        for (Running internship : running(today)) {
            var term = internship.term(today);
            for (int month = 1; month <= term.months(); month++) {
                if (!internship.opened.contains(month)
                        && !term.monthFirst(month).isAfter(today)) {
                    reports.open(internship.id, month);
                }
            }
        }
    }

    private List<Running> running(LocalDate today) {
        return jdbc.sql("""
                select i.id, c.edition, i.first_day, i.extension_months,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to,
                       array(select r.month from monthly_report r where r.internship = i.id) as opened
                  from internship i
                  join cohort c on c.id = i.cohort
                 where i.state = 'active' and i.first_day <= :today
                """).param("today", today).query(this::internship).list();
    }

    private Running internship(ResultSet row, int number) throws SQLException {
        return new Running(
                new InternshipId(row.getObject("id", UUID.class)),
                editions.of(new EditionId(row.getObject("edition", UUID.class))),
                row.getObject("first_day", LocalDate.class),
                Internships.holds(row),
                row.getInt("extension_months"),
                Set.of((Integer[]) row.getArray("opened").getArray()));
    }
}
