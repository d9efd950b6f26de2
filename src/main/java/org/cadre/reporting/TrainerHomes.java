package org.cadre.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.reporting.TrainerHome.Event;
import org.cadre.reporting.TrainerHome.Session;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says where a trainer stands today, and which of their events still lack attendance. */
@Component
class TrainerHomes {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    TrainerHomes(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<TrainerHome> of(Viewer viewer) {
        if (!viewer.has(Role.TRAINER)) {
            return Optional.empty();
        }
        var events = events(viewer);
        var today = clock.today();
        var running = events.stream().anyMatch(event -> event.isToday(today));
        return Optional.of(new TrainerHome(running ? sessions(viewer) : List.of(), events, steps(events)));
    }

    private List<NextStep> steps(List<Event> events) {
        var today = clock.today();
        var steps = new ArrayList<NextStep>();
        for (var event : events) {
            String href = "/trainer/offerings/" + event.id();
            if (event.isToday(today)) {
                steps.add(new NextStep(
                        NextStep.Urgency.DUE,
                        "clipboard-check",
                        Sentence.of("reporting.step.attendance", event.title()),
                        null,
                        today,
                        Sentence.of("reporting.when.on", today, NextStep.distance(today, today)),
                        href,
                        Sentence.of("reporting.step.attendance.action")));
            } else if (today.isAfter(event.lastDay())) {
                if (event.marked() < event.sessions()) {
                    steps.add(new NextStep(
                            NextStep.Urgency.DUE,
                            "clipboard-x",
                            Sentence.of("reporting.step.attendance.missing", event.title()),
                            Sentence.of("reporting.step.attendance.missing.detail", event.sessions() - event.marked()),
                            event.lastDay(),
                            Sentence.of(
                                    "reporting.when.ended", event.lastDay(), NextStep.distance(event.lastDay(), today)),
                            href,
                            Sentence.of("reporting.step.attendance.action")));
                }
            } else {
                steps.add(NextStep.coming(
                        "easel",
                        Sentence.of("reporting.step.training", event.title()),
                        Sentence.of("reporting.step.training.people", event.people()),
                        event.firstDay(),
                        today,
                        href,
                        Sentence.of("reporting.step.training.action")));
            }
        }
        return steps;
    }

    /** Those to come, those of today, and those that are over and not final. */
    private List<Event> events(Viewer viewer) {
        LocalDate today = clock.today();
        return jdbc.sql("""
                select o.id, o.title, o.first_day, o.last_day, o.place, o.city,
                       (select count(*) from registration r where r.offering = o.id and r.seat = 'confirmed') as people,
                       (select count(*) from session s where s.offering = o.id) as sessions,
                       (select count(*) from session s
                         where s.offering = o.id and exists (select 1 from attendance a where a.session = s.id)) as marked
                  from offering o
                  join offering_trainer t on t.offering = o.id
                 where t.person = :viewer and o.canceled_at is null
                   and (o.last_day >= :today or o.closed_at is null)
                 order by o.first_day, o.id
                 limit 8
                """)
                .param("viewer", viewer.id().value())
                .param("today", today)
                .query(Event.class)
                .list();
    }

    private List<Session> sessions(Viewer viewer) {
        return jdbc.sql("""
                select s.offering, s.title, o.title as offering_title, s.starts_at, s.ends_at, o.zone, s.room,
                       (select count(*) from registration r where r.offering = o.id and r.seat = 'confirmed') as people,
                       (select count(*) from attendance a where a.session = s.id and a.minutes > 0) as present
                  from session s
                  join offering o on o.id = s.offering
                  join offering_trainer t on t.offering = o.id
                 where t.person = :viewer and o.canceled_at is null
                   and (s.starts_at at time zone o.zone)::date = :today
                 order by s.starts_at, s.id
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Session.class)
                .list();
    }
}
