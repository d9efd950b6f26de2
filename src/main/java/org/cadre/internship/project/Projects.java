package org.cadre.internship.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.project.ProjectReading.Verdict;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Final projects in the database, with their files. */
@Component
public final class Projects {
    /** A project that waits for somebody: its topic for an answer, or its submission for their reading. */
    public record ToDo(UUID id, @Nullable String name, String title, boolean topic, LocalDate since) {}

    /** A project that office looks after. */
    record OfficeLine(
            UUID id,
            String name,
            String title,
            String state,
            LocalDate submittedOn,
            boolean drawn,
            int read,
            int open) {
        /** Somebody else has to read, and nobody is named yet. */
        boolean needsReader() {
            return state.equals("submitted") && open == 0 && (drawn || read > 0);
        }
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    Projects(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The project of an internship, once a topic was proposed. */
    public Optional<Project> of(CoachedInternship internship) {
        return jdbc.sql("""
                select id, internship, title, topic, abstract, state, second_reader_drawn, round, proposed_on, changes_asked_on,
                       approved_on, submitted_on, decided_on, comment, video_link
                  from final_project
                 where internship = :internship
                """)
                .param("internship", internship.id().value())
                .query(Projects::project)
                .optional();
    }

    /** A project the viewer may read: as coach, as an assigned reader, or as office. Never one's own on this side. */
    Optional<Project> find(UUID project, Viewer viewer) {
        return jdbc.sql("""
                select f.id, f.internship, f.title, f.topic, f.abstract, f.state, f.second_reader_drawn, f.round, f.proposed_on,
                       f.changes_asked_on, f.approved_on, f.submitted_on, f.decided_on, f.comment, f.video_link
                  from final_project f
                  join internship i on i.id = f.internship
                 where f.id = :project
                   and (:office
                        or (i.person <> :viewer
                            and (exists (select 1 from cohort_coach k
                                          where k.cohort = i.cohort and k.person = :viewer
                                            and k.since <= :today and (k.until is null or k.until > :today))
                                 or exists (select 1 from project_reading r
                                             where r.project = f.id and r.reader = :viewer))))
                """)
                .param("project", project)
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Projects::project)
                .optional();
    }

    /** Locks the project's row, so that two readings that come in together are weighed one after the other. */
    void lock(Project project) {
        jdbc.sql("select id from final_project where id = :id for update")
                .param("id", project.id())
                .query(UUID.class)
                .single();
    }

    /** What waits for the viewer: topics of those they coach, submissions to read, oldest first. */
    public List<ToDo> waitingFor(Viewer viewer) {
        return jdbc.sql("""
                select f.id, p.display_name as name, f.title, f.state = 'proposed' as topic,
                       case when f.state = 'proposed' then f.proposed_on else f.submitted_on end as since
                  from final_project f
                  join internship i on i.id = f.internship
                  join person p on p.id = i.person
                 where i.person <> :viewer
                   and exists (select 1 from cohort_coach k
                                where k.cohort = i.cohort and k.person = :viewer
                                  and k.since <= :today and (k.until is null or k.until > :today))
                   and ((f.state = 'proposed' and f.changes_asked_on is null)
                        or (f.state = 'submitted' and not exists (
                              select 1 from project_reading r
                               where r.project = f.id and r.round = f.round and r.ordinal = 1 and r.verdict is not null)))
                 union
                select f.id, null, f.title, false, r.assigned_on
                  from project_reading r
                  join final_project f on f.id = r.project and f.round = r.round and f.state = 'submitted'
                 where r.reader = :viewer and r.verdict is null and r.ordinal > 1
                 order by since, id
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(ToDo.class)
                .list();
    }

    UUID propose(CoachedInternship internship, String title, String topic) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into final_project (id, internship, title, topic, state, proposed_on)
                values (:id, :internship, :title, :topic, 'proposed', :today)
                """)
                .param("id", id)
                .param("internship", internship.id().value())
                .param("title", title)
                .param("topic", topic)
                .param("today", clock.today())
                .update();
        return id;
    }

    /** Proposes another title or topic while none is approved. */
    boolean proposeAgain(Project project, String title, String topic) {
        return jdbc.sql("""
                update final_project
                   set title = :title, topic = :topic, proposed_on = :today, changes_asked_on = null
                 where id = :id and state = 'proposed'
                """)
                        .param("id", project.id())
                        .param("title", title)
                        .param("topic", topic)
                        .param("today", clock.today())
                        .update()
                == 1;
    }

    boolean approveTopic(Project project, String comment, Viewer coach) {
        return jdbc.sql("""
                update final_project
                   set state = 'topic approved', approved_by = :coach, approved_on = :today, changes_asked_on = null,
                       comment = :comment
                 where id = :id and state = 'proposed'
                """)
                        .param("id", project.id())
                        .param("coach", coach.id().value())
                        .param("today", clock.today())
                        .param("comment", comment.isEmpty() ? null : comment)
                        .update()
                == 1;
    }

    boolean askForChanges(Project project, String comment) {
        return jdbc.sql("""
                update final_project set changes_asked_on = :today, comment = :comment
                 where id = :id and state = 'proposed' and changes_asked_on is null
                """)
                        .param("id", project.id())
                        .param("today", clock.today())
                        .param("comment", comment)
                        .update()
                == 1;
    }

    boolean write(Project project, String title, String summary, String videoLink) {
        return jdbc.sql("""
                update final_project set title = :title, abstract = :abstract, video_link = :video
                 where id = :id and state in ('topic approved', 'returned')
                """)
                        .param("id", project.id())
                        .param("title", title)
                        .param("abstract", summary)
                        .param("video", videoLink.isEmpty() ? null : videoLink)
                        .update()
                == 1;
    }

    /** Hands it in. What was returned begins another round; once drawn, a project stays drawn. */
    boolean submit(Project project, boolean drawn) {
        return jdbc.sql("""
                update final_project
                   set round = case when state = 'returned' then round + 1 else round end,
                       state = 'submitted', submitted_on = :today, decided_on = null,
                       second_reader_drawn = second_reader_drawn or :drawn
                 where id = :id and state in ('topic approved', 'returned')
                """)
                        .param("id", project.id())
                        .param("today", clock.today())
                        .param("drawn", drawn)
                        .update()
                == 1;
    }

    void decide(Project project, Verdict verdict) {
        jdbc.sql("""
                update final_project set state = :state, decided_on = :today where id = :id and state = 'submitted'
                """)
                .param("id", project.id())
                .param("state", verdict.word())
                .param("today", clock.today())
                .update();
    }

    /** Its files, as they were handed in. */
    public List<ProjectFile> files(Project project) {
        return jdbc.sql("""
                select id, project, name, media_type, bytes, digest from project_file where project = :project order by id
                """)
                .param("project", project.id())
                .query(ProjectFile.class)
                .list();
    }

    Optional<ProjectFile> file(Project project, UUID file) {
        return files(project).stream().filter(one -> one.id().equals(file)).findFirst();
    }

    UUID addFile(Project project, String name, String mediaType, int bytes, String digest, Viewer uploader) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into project_file (id, project, name, media_type, bytes, digest, uploaded_by, uploaded_at)
                values (:id, :project, :name, :type, :bytes, :digest, :by, :now)
                """)
                .param("id", id)
                .param("project", project.id())
                .param("name", name)
                .param("type", mediaType)
                .param("bytes", bytes)
                .param("digest", digest)
                .param("by", uploader.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    void removeFile(ProjectFile file) {
        jdbc.sql("delete from project_file where id = :id")
                .param("id", file.id())
                .update();
    }

    /**
     * Everything handed in, what waits longest first: for office.
     *
     * @param after the one to go on after; null: from the beginning
     */
    List<OfficeLine> submitted(@Nullable OfficeLine after, int most) {
        return jdbc.sql("""
                select f.id, p.display_name as name, f.title, f.state, f.submitted_on, f.second_reader_drawn as drawn,
                       (select count(*) from project_reading r
                         where r.project = f.id and r.round = f.round and r.verdict is not null)::int as read,
                       (select count(*) from project_reading r
                         where r.project = f.id and r.round = f.round and r.verdict is null)::int as open
                  from final_project f
                  join internship i on i.id = f.internship
                  join person p on p.id = i.person
                 where f.state in ('submitted', 'returned')
                   and (:after::uuid is null or (f.submitted_on, f.id) > (:day::date, :after::uuid))
                 order by f.submitted_on, f.id
                 limit :most
                """)
                .param("after", after == null ? null : after.id)
                .param("day", after == null ? null : after.submittedOn)
                .param("most", most)
                .query(OfficeLine.class)
                .list();
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                new InternshipId(row.getObject("internship", UUID.class)),
                row.getString("title"),
                row.getString("topic"),
                row.getString("abstract"),
                Project.State.of(row.getString("state")),
                row.getBoolean("second_reader_drawn"),
                row.getInt("round"),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("changes_asked_on", LocalDate.class),
                row.getObject("approved_on", LocalDate.class),
                row.getObject("submitted_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getString("comment"),
                row.getString("video_link"));
    }
}
