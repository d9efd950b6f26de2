package org.cadre.internship.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipFacts;
import org.cadre.internship.InternshipId;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The monthly reports, as facts. */
@Component
final class ReportFacts implements InternshipFacts {
    private final JdbcClient jdbc;

    ReportFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Fact.Report> of(InternshipId internship) {
        return jdbc.sql("""
                select id, month, state, submitted_on, accepted_on from monthly_report where internship = :internship
                """)
                .param("internship", internship.value())
                .query((row, _) -> new Fact.Report(
                        row.getObject("id", UUID.class),
                        row.getInt("month"),
                        MonthlyReport.state(row.getString("state")),
                        row.getObject("submitted_on", LocalDate.class),
                        row.getObject("accepted_on", LocalDate.class)))
                .list();
    }
}
