package org.cadre.reporting;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.coach.CoachAttention;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.reporting.CoachHome.Cohort;
import org.cadre.reporting.CoachHome.Report;
import org.cadre.reporting.NextStep.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what waits for a coach, and who in their cohorts needs a look. */
@Component
class CoachHomes {
    private static final int SHOWN = 5;

    private record Counts(
            int waiting, int projects, @Nullable LocalDate projectsSince, int unconfirmed, int disputed) {}

    private record Unrecorded(UUID id, String cohortName, int month, LocalDate day) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Texts texts;
    private final CoachAttention attention;

    CoachHomes(JdbcClient jdbc, ProgramClock clock, Texts texts, CoachAttention attention) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
        this.attention = attention;
    }

    Optional<CoachHome> of(Viewer viewer) {
        if (!viewer.has(Role.COACH)) {
            return Optional.empty();
        }
        var cohorts = cohorts(viewer);
        var counts = counts(viewer);
        var reports = counts.waiting == 0 ? List.<Report>of() : reports(viewer);
        var next = next(viewer).orElse(null);
        var flagged = cohorts.isEmpty() ? List.<CoachAttention.Flagged>of() : attention.of(viewer);
        return Optional.of(new CoachHome(
                cohorts,
                reports,
                counts.waiting,
                counts.projects,
                counts.unconfirmed,
                counts.disputed,
                flagged.subList(0, Math.min(SHOWN, flagged.size())),
                flagged.size(),
                next,
                steps(viewer, cohorts, reports, counts, next)));
    }

    private List<NextStep> steps(
            Viewer viewer, List<Cohort> cohorts, List<Report> reports, Counts counts, @Nullable Meeting next) {
        var today = clock.today();
        var steps = new ArrayList<NextStep>();
        if (!reports.isEmpty()) {
            var oldest = reports.getFirst();
            steps.add(new NextStep(
                    Urgency.DUE,
                    "inbox",
                    Sentence.of("reporting.step.queue", counts.waiting, oldest.name(), oldest.month()),
                    null,
                    oldest.submittedOn(),
                    Sentence.of(
                            "reporting.when.since",
                            oldest.submittedOn(),
                            NextStep.distance(oldest.submittedOn(), today)),
                    "/coach/reports/" + oldest.id(),
                    Sentence.of("reporting.step.queue.action")));
        }
        if (counts.projects > 0 && counts.projectsSince != null) {
            steps.add(new NextStep(
                    Urgency.DUE,
                    "journal-text",
                    Sentence.of("reporting.step.projects", counts.projects),
                    null,
                    counts.projectsSince,
                    Sentence.of(
                            "reporting.when.since",
                            counts.projectsSince,
                            NextStep.distance(counts.projectsSince, today)),
                    "/coach",
                    Sentence.of("reporting.step.projects.action")));
        }
        unrecorded(viewer)
                .ifPresent(meeting -> steps.add(new NextStep(
                        Urgency.DUE,
                        "people",
                        Sentence.of("reporting.step.record", meeting.month, meeting.cohortName),
                        null,
                        meeting.day,
                        Sentence.of("reporting.when.held", meeting.day, NextStep.distance(meeting.day, today)),
                        "/coach/meetings/" + meeting.id,
                        Sentence.of("reporting.step.record.action"))));
        if (next != null) {
            var day = next.day(clock.zone());
            steps.add(new NextStep(
                    Urgency.COMING,
                    next.kind().equals("chat") ? "chat-square-text" : "camera-video",
                    Sentence.of("reporting.step.lead." + next.kind(), next.cohortName(), next.month()),
                    null,
                    day,
                    Sentence.of(
                            "reporting.when.at",
                            day,
                            NextStep.distance(day, today),
                            texts.clock(next.startsAt(), clock.zone()),
                            texts.zoneName(clock.zone())),
                    "/coach/meetings/" + next.id(),
                    Sentence.of("reporting.step.meeting.action")));
        }
        cohorts.stream()
                .filter(cohort -> cohort.running() > 0 && !cohort.meets())
                .forEach(cohort -> steps.add(NextStep.anytime(
                        Urgency.COMING,
                        "calendar-plus",
                        Sentence.of("reporting.step.schedule-meeting", cohort.name()),
                        null,
                        "/coach/cohorts/" + cohort.id() + "/meetings",
                        Sentence.of("reporting.step.schedule-meeting.action"))));
        return steps;
    }

    private List<Cohort> cohorts(Viewer viewer) {
        return jdbc.sql("""
                select c.id, c.name,
                       (select count(*) from internship i
                         where i.cohort = c.id and i.person <> :viewer and i.state in ('applied', 'active', 'on hold')) as people,
                       (select count(*) from internship i
                         where i.cohort = c.id and i.person <> :viewer and i.state = 'active') as running,
                       exists (select 1 from cohort_meeting m
                                where m.cohort = c.id and m.canceled_at is null and m.held_at is null
                                  and m.starts_at + m.minutes * interval '1 minute' > :now) as meets
                  from cohort c
                  join cohort_coach k on k.cohort = c.id
                 where k.person = :viewer and k.since <= :today and (k.until is null or k.until > :today)
                 order by c.starts desc, c.name
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Cohort.class)
                .list();
    }

    private Counts counts(Viewer viewer) {
        return jdbc.sql("""
                with mine as (
                  select i.id, i.state
                    from internship i
                    join cohort_coach k on k.cohort = i.cohort
                   where k.person = :viewer and k.since <= :today and (k.until is null or k.until > :today)
                     and i.person <> :viewer and i.state in ('applied', 'active', 'on hold', 'complete')
                ), projects as (
                  select f.proposed_on as since
                    from final_project f join mine on mine.id = f.internship
                   where f.state = 'proposed'
                  union all
                  select r.assigned_on
                    from project_reading r
                    join final_project f on f.id = r.project
                   where r.reader = :viewer and r.read_at is null and f.state = 'submitted'
                )
                select (select count(*) from monthly_report r join mine on mine.id = r.internship
                         where r.state = 'submitted') as waiting,
                       (select count(*) from projects) as projects,
                       (select min(since) from projects) as projects_since,
                       (select count(*) from contact_entry e join pairing a on a.id = e.pairing
                          join mine on mine.id = a.internship and mine.state <> 'complete'
                         where e.state = 'submitted' and e.confirmed_by is null and e.verified_by is null) as unconfirmed,
                       (select count(*) from contact_entry e join pairing a on a.id = e.pairing
                          join mine on mine.id = a.internship and mine.state <> 'complete'
                         where e.state = 'disputed' and e.settled_at is null) as disputed
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Counts.class)
                .single();
    }

    /** The oldest ones; a wish for help is for the coach alone, not for who enters on their behalf. */
    private List<Report> reports(Viewer viewer) {
        return jdbc.sql("""
                select r.id, p.display_name as name, r.month, r.submitted_on, r.wants_help and :alone as wants_help
                  from monthly_report r
                  join internship i on i.id = r.internship
                  join person p on p.id = i.person
                  join cohort_coach k on k.cohort = i.cohort and k.person = :viewer
                                     and k.since <= :today and (k.until is null or k.until > :today)
                 where r.state = 'submitted' and i.person <> :viewer
                   and i.state in ('applied', 'active', 'on hold', 'complete')
                 order by r.submitted_at, r.id
                 limit :most
                """)
                .param("alone", !viewer.isActedFor())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .param("most", SHOWN)
                .query(Report.class)
                .list();
    }

    private Optional<Meeting> next(Viewer viewer) {
        return jdbc.sql("""
                select m.id, m.cohort, c.name as cohort_name, m.month, m.kind, m.starts_at, m.link
                  from cohort_meeting m
                  join cohort c on c.id = m.cohort
                  join cohort_coach k on k.cohort = m.cohort and k.person = :viewer
                                     and k.since <= :today and (k.until is null or k.until > :today)
                 where m.canceled_at is null and m.held_at is null
                   and m.starts_at + m.minutes * interval '1 minute' > :now
                 order by m.starts_at
                 limit 1
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Meeting.class)
                .optional();
    }

    /** A meeting that took place and of which nobody has recorded who came. */
    private Optional<Unrecorded> unrecorded(Viewer viewer) {
        return jdbc.sql("""
                select m.id, c.name as cohort_name, m.month, (m.starts_at at time zone :zone)::date as day
                  from cohort_meeting m
                  join cohort c on c.id = m.cohort
                  join cohort_coach k on k.cohort = m.cohort and k.person = :viewer
                                     and k.since <= :today and (k.until is null or k.until > :today)
                 where m.canceled_at is null and m.held_at is null
                   and m.starts_at + m.minutes * interval '1 minute' <= :now
                 order by m.starts_at
                 limit 1
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .param("zone", clock.zone().getId())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Unrecorded.class)
                .optional();
    }
}
