package org.cadre.internship.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.project.ProjectReading.Verdict;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.database.Like;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who reads a project, and what they judged. */
@Component
public final class ProjectReadings {
    private static final TypeReference<Map<String, Integer>> SCORES = new TypeReference<>() {};

    /** Somebody who could read. */
    record Candidate(UUID id, String name, @Nullable String place) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;

    ProjectReadings(JdbcClient jdbc, JsonMapper json, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** All readings of all rounds, the newest round first. Who may see which is decided by {@link ProjectSheet}. */
    public List<ProjectReading> of(Project project) {
        return jdbc.sql("""
                select r.id, r.round, r.reader, p.display_name, r.ordinal, r.assigned_on, coalesce(r.scores, '{}')::text as scores,
                       r.verdict, r.comment
                  from project_reading r
                  join person p on p.id = r.reader
                 where r.project = :project
                 order by r.round desc, r.ordinal
                """).param("project", project.id()).query(this::reading).list();
    }

    List<ProjectReading> ofRound(Project project) {
        return of(project).stream()
                .filter(reading -> reading.round() == project.round())
                .toList();
    }

    /** Names a reader for a place of this round; one who has not read yet gives way. */
    void assign(Project project, int place, PersonId reader) {
        jdbc.sql("""
                delete from project_reading
                 where project = :project and round = :round and ordinal = :place and verdict is null
                """)
                .param("project", project.id())
                .param("round", project.round())
                .param("place", place)
                .update();
        jdbc.sql("""
                insert into project_reading (id, project, round, reader, ordinal, assigned_on)
                values (:id, :project, :round, :reader, :place, :today)
                """)
                .param("id", Ids.next())
                .param("project", project.id())
                .param("round", project.round())
                .param("reader", reader.value())
                .param("place", place)
                .param("today", clock.today())
                .update();
    }

    /** Puts a reader's judgment in; false when it was in before. */
    boolean judge(
            Project project, int place, PersonId reader, Map<String, Integer> scores, Verdict verdict, String comment) {
        return jdbc.sql("""
                update project_reading
                   set scores = :scores::jsonb, verdict = :verdict, comment = :comment, read_at = :now
                 where project = :project and round = :round and ordinal = :place and reader = :reader and verdict is null
                """)
                        .param("project", project.id())
                        .param("round", project.round())
                        .param("place", place)
                        .param("reader", reader.value())
                        .param("scores", json.writeValueAsString(scores))
                        .param("verdict", verdict.word())
                        .param("comment", comment.isEmpty() ? null : comment)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** People of that name who can sign in and stand apart: not the MIT, their protégé, their coach or a reader before. */
    List<Candidate> candidates(Project project, String name) {
        return jdbc.sql("""
                select p.id, p.display_name as name, coalesce(s.name, d.name) as place
                  from person p
                  join account a on a.person = p.id and a.disabled_at is null
                  left join organization s on s.id = p.school
                  left join organization d on d.id = p.district
                  join final_project f on f.id = :project
                  join internship i on i.id = f.internship
                 where lower(p.display_name) like '%' || lower(:name) || '%'
                   and p.id <> i.person
                   and not exists (select 1 from cohort_coach k where k.cohort = i.cohort and k.person = p.id)
                   and not exists (select 1 from pairing g where g.internship = i.id and g.protege = p.id)
                   and not exists (select 1 from project_reading r
                                    where r.project = f.id and r.round = f.round and r.reader = p.id)
                 order by lower(p.display_name), p.id
                 limit 20
                """)
                .param("project", project.id())
                .param("name", Like.escaped(name))
                .query(Candidate.class)
                .list();
    }

    /** The same rule for one person. */
    Optional<Candidate> candidate(Project project, UUID person) {
        return jdbc.sql("""
                select p.id, p.display_name as name, null as place
                  from person p
                  join account a on a.person = p.id and a.disabled_at is null
                  join final_project f on f.id = :project
                  join internship i on i.id = f.internship
                 where p.id = :person
                   and p.id <> i.person
                   and not exists (select 1 from cohort_coach k where k.cohort = i.cohort and k.person = p.id)
                   and not exists (select 1 from pairing g where g.internship = i.id and g.protege = p.id)
                   and not exists (select 1 from project_reading r
                                    where r.project = f.id and r.round = f.round and r.reader = p.id)
                """)
                .param("project", project.id())
                .param("person", person)
                .query(Candidate.class)
                .optional();
    }

    private ProjectReading reading(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        return new ProjectReading(
                row.getObject("id", UUID.class),
                row.getInt("round"),
                new PersonId(row.getObject("reader", UUID.class)),
                row.getString("display_name"),
                row.getInt("ordinal"),
                row.getObject("assigned_on", LocalDate.class),
                json.readValue(row.getString("scores"), SCORES),
                verdict == null ? null : Verdict.of(verdict),
                row.getString("comment"));
    }
}
