package org.cadre.internship.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.log.ContactEntry;
import org.cadre.program.DateRange;
import org.cadre.program.Fact.ContactState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what reports and the coach's desk show of the contact log; drafts and withdrawn entries are nobody's business. */
@Component
public final class MonthlyLogs {
    private final JdbcClient jdbc;

    MonthlyLogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MonthlyLog of(CoachedInternship internship, DateRange month) {
        return new MonthlyLog(jdbc.sql("""
                select e.id, p.internship, e.day, e.starts, e.minutes, e.mode, e.state, e.summary, e.next_steps, e.next_day,
                       e.standards, e.supplement, e.verified_at is not null as verified, e.confirmed_at is not null as confirmed,
                       e.supported_at is not null as supported
                  from contact_entry e
                  join pairing p on p.id = e.pairing
                 where p.internship = :internship and e.day between :first and :last
                   and e.state in ('submitted', 'disputed', 'reversed')
                 order by e.day, e.starts nulls last, e.id
                """)
                .param("internship", internship.id().value())
                .param("first", month.first())
                .param("last", month.last())
                .query(MonthlyLogs::entry)
                .list());
    }

    /** All contacts of several internships, without a word of what was said in them. */
    public List<MonthlyLog.Entry> ofAll(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select e.id, p.internship, e.day, e.starts, e.minutes, e.mode, e.state, '' as summary, '' as next_steps,
                       e.next_day, e.standards, e.supplement, e.verified_at is not null as verified,
                       e.confirmed_at is not null as confirmed, e.supported_at is not null as supported
                  from contact_entry e
                  join pairing p on p.id = e.pairing
                 where p.internship in (:internships) and e.state in ('submitted', 'disputed', 'reversed')
                 order by p.internship, e.day, e.starts nulls last, e.id
                """)
                .param(
                        "internships",
                        internships.stream().map(InternshipId::value).toList())
                .query(MonthlyLogs::entry)
                .list();
    }

    private static MonthlyLog.Entry entry(ResultSet row, int number) throws SQLException {
        var level = ContactEntry.level(
                row.getBoolean("confirmed"), row.getBoolean("verified"), row.getBoolean("supported"));
        return new MonthlyLog.Entry(
                row.getObject("id", UUID.class),
                new InternshipId(row.getObject("internship", UUID.class)),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getInt("minutes"),
                row.getString("mode"),
                level,
                ContactState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("summary"),
                row.getString("next_steps"),
                row.getObject("next_day", LocalDate.class),
                List.of((String[]) row.getArray("standards").getArray()),
                row.getBoolean("supplement"));
    }
}
