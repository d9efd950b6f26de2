package org.cadre.internship.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.InternshipFacts;
import org.cadre.internship.InternshipId;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The final project, as a fact. */
@Component
final class ProjectFacts implements InternshipFacts {
    private final JdbcClient jdbc;

    ProjectFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Fact.Project> of(InternshipId internship) {
        return jdbc.sql("""
                select id, state, case when state = 'passed' then decided_on end as passed_on
                  from final_project where internship = :internship
                """)
                .param("internship", internship.value())
                .query((row, _) -> new Fact.Project(
                        row.getObject("id", UUID.class),
                        Fact.ProjectState.valueOf(
                                row.getString("state").toUpperCase(Locale.ROOT).replace(' ', '_')),
                        row.getObject("passed_on", LocalDate.class)))
                .list();
    }
}
