package org.cadre.internship.showcase;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects that are shown, by whose consent, and what office took down. */
@Component
class ShownProjects {
    /** One that is or was shown, for office. */
    record OfficeLine(
            UUID project,
            String title,
            String author,
            boolean withName,
            boolean withFiles,
            LocalDate since,
            @Nullable String removalReason) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;

    ShownProjects(JdbcClient jdbc, ProgramClock clock, Clock system, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
    }

    /** What everybody may see, the newest first. */
    List<Shown.Line> list(@Nullable LocalDate beforeDay, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select f.id as project, f.title, f.abstract as summary,
                       case when s.with_name then p.display_name else '' end as author, f.decided_on as passed_on
                  from project_showing s
                  join final_project f on f.id = s.project and f.state = 'passed'
                  join internship i on i.id = f.internship
                  join person p on p.id = i.person
                 where s.withdrawn_at is null and not exists (select 1 from project_removal x where x.project = f.id)
                   and (:day::date is null or (f.decided_on, f.id) < (:day::date, :before::uuid))
                 order by f.decided_on desc, f.id desc
                 limit :most
                """)
                .param("day", beforeDay)
                .param("before", before)
                .param("most", most)
                .query(Shown.Line.class)
                .list();
    }

    /** One of them; not found once its author has taken the consent back. */
    Optional<Shown> find(UUID project) {
        return jdbc.sql("""
                select f.id, f.title, f.abstract, case when s.with_name then p.display_name else '' end as author,
                       f.decided_on, s.with_files, case when s.with_files then f.video_link end as video_link
                  from project_showing s
                  join final_project f on f.id = s.project and f.state = 'passed'
                  join internship i on i.id = f.internship
                  join person p on p.id = i.person
                 where f.id = :project and s.withdrawn_at is null
                   and not exists (select 1 from project_removal x where x.project = f.id)
                """)
                .param("project", project)
                .query((row, _) -> new Shown(
                        project,
                        row.getString("title"),
                        row.getString("abstract"),
                        row.getString("author"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("video_link"),
                        row.getBoolean("with_files") ? files(project) : List.of()))
                .optional();
    }

    private List<Shown.File> files(UUID project) {
        return jdbc.sql(
                        "select id, name, media_type, bytes, digest from project_file where project = :project order by id")
                .param("project", project)
                .query(Shown.File.class)
                .list();
    }

    /** The viewer's own passed project, the newest if there are several. */
    Optional<OwnShowing> own(Viewer author) {
        return jdbc.sql("""
                select f.id as project, i.person as author, f.title, f.abstract as summary, p.display_name as name,
                       (select count(*) from project_file x where x.project = f.id)::int as files,
                       f.video_link is not null as video,
                       coalesce(s.with_name, false) as with_name, coalesce(s.with_files, false) as with_files,
                       s.consented_on as since, x.reason as removal_reason
                  from final_project f
                  join internship i on i.id = f.internship
                  join person p on p.id = i.person
                  left join project_removal x on x.project = f.id
                  left join project_showing s on s.project = f.id and s.withdrawn_at is null
                 where i.person = :author and f.state = 'passed'
                 order by f.decided_on desc, f.id desc
                 limit 1
                """)
                .param("author", author.id().value())
                .query(OwnShowing.class)
                .optional();
    }

    /** Keeps the author's own consent; one given before is withdrawn by it. What office took down stays down. */
    boolean consent(Viewer author, OwnShowing own, boolean withName, boolean withFiles) {
        if (author.isActedFor()) {
            throw new IllegalArgumentException("nobody consents for somebody else");
        }
        lock(own.project());
        var now = own(author).filter(one -> one.project().equals(own.project())).orElse(own);
        if (now.removalReason() != null) {
            return false;
        }
        end(own.project());
        jdbc.sql("""
                insert into project_showing (id, project, with_name, with_files, consented_by, consented_at, consented_on)
                values (:id, :project, :name, :files, :by, :now, :today)
                """)
                .param("id", Ids.next())
                .param("project", own.project())
                .param("name", withName)
                .param("files", withFiles)
                .param("by", author.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .update();
        audit.record(
                author.actor(),
                "project.shown",
                own.author(),
                own.project(),
                Map.of("shown", now.since() != null, "name", now.withName(), "files", now.withFiles()),
                Map.of("shown", true, "name", withName, "files", withFiles));
        return true;
    }

    private void lock(UUID project) {
        jdbc.sql("select id from final_project where id = :id for update")
                .param("id", project)
                .query(_ -> {});
    }

    private int end(UUID project) {
        return jdbc.sql("""
                update project_showing set withdrawn_at = :now
                 where project = :project and withdrawn_at is null
                """)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("project", project)
                .update();
    }

    /** From now on nobody sees it. */
    void withdraw(Viewer author, OwnShowing own) {
        lock(own.project());
        if (end(own.project()) > 0) {
            audit.record(
                    author.actor(),
                    "project.withdrawn-from-view",
                    own.author(),
                    own.project(),
                    Map.of("shown", true),
                    Map.of("shown", false));
        }
    }

    /**
     * All that is shown, and then what office took down; of each the newest first.
     *
     * @param after the one to go on after; null: from the beginning
     */
    List<OfficeLine> page(@Nullable OfficeLine after, int most) {
        return jdbc.sql("""
                select f.id as project, f.title, p.display_name as author, coalesce(s.with_name, false) as with_name,
                       coalesce(s.with_files, false) as with_files, coalesce(s.consented_on, x.removed_on) as since,
                       x.reason as removal_reason
                  from final_project f
                  join internship i on i.id = f.internship
                  join person p on p.id = i.person
                  left join project_showing s on s.project = f.id and s.withdrawn_at is null
                  left join project_removal x on x.project = f.id
                 where (s.id is not null or x.project is not null)
                   and (:after::uuid is null
                        or (x.project is null, coalesce(s.consented_on, x.removed_on), f.id)
                           < (:shown::boolean, :since::date, :after::uuid))
                 order by x.project is null desc, coalesce(s.consented_on, x.removed_on) desc, f.id desc
                 limit :most
                """)
                .param("after", after == null ? null : after.project)
                .param("shown", after == null ? null : after.removalReason == null)
                .param("since", after == null ? null : after.since)
                .param("most", most)
                .query(OfficeLine.class)
                .list();
    }

    /** Whether it is shown, or office took it down. */
    boolean isKnown(UUID project) {
        return jdbc.sql("""
                select exists (select 1 from project_showing where project = :project and withdrawn_at is null)
                    or exists (select 1 from project_removal where project = :project)
                """).param("project", project).query(Boolean.class).single();
    }

    /** Whose project it is, and what it is called, when office has just taken it down. */
    record TakenDown(PersonId author, String title) {}

    Optional<TakenDown> takeDown(Viewer office, UUID project, String reason) {
        lock(project);
        int done = jdbc.sql("""
                insert into project_removal (project, reason, removed_by, removed_on)
                select s.project, :reason, :by, :today from project_showing s
                 where s.project = :project and s.withdrawn_at is null
                on conflict do nothing
                """)
                .param("reason", reason)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("project", project)
                .update();
        if (done == 0) {
            return Optional.empty();
        }
        var taken = about(project);
        audit.record(
                office.actor(),
                "project.taken-down",
                taken.author.value(),
                project,
                Map.of("shown", true),
                Map.of("shown", false, "reason", AuditTrail.digestOf(reason)));
        return Optional.of(taken);
    }

    private TakenDown about(UUID project) {
        return jdbc.sql("""
                select i.person, f.title from final_project f join internship i on i.id = f.internship where f.id = :project
                """)
                .param("project", project)
                .query((row, _) ->
                        new TakenDown(new PersonId(row.getObject("person", UUID.class)), row.getString("title")))
                .single();
    }

    /** Office lets it be seen again, as far as its author consents. */
    boolean restore(Viewer office, UUID project) {
        lock(project);
        int done = jdbc.sql("delete from project_removal where project = :project")
                .param("project", project)
                .update();
        if (done == 1) {
            audit.record(
                    office.actor(),
                    "project.restored",
                    about(project).author.value(),
                    project,
                    Map.of("shown", false),
                    Map.of("shown", true));
        }
        return done == 1;
    }
}
