package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.CoachAppointed;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachTurn.Part;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who coaches a cohort on which days. The role of a coach follows the days: given on the first, looked at after the last. */
@Component
public final class CoachTurns implements DueWork {
    /** What lies on a cohort's desk at the moment: it passes on to whoever coaches next. */
    record Waiting(int reports, int disputes, int projects) {
        boolean isAny() {
            return reports + disputes + projects > 0;
        }
    }

    private record Turn(UUID cohort, UUID person, LocalDate since) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final Roles roles;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    CoachTurns(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            Roles roles,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.roles = roles;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All of a cohort, the first one first; for office. */
    List<CoachTurn> of(CohortId cohort) {
        return ofAll(List.of(cohort.value())).getOrDefault(cohort.value(), List.of());
    }

    /** The turns of several cohorts, the earliest of each first. */
    Map<UUID, List<CoachTurn>> ofAll(Collection<UUID> cohorts) {
        var all = new HashMap<UUID, List<CoachTurn>>();
        jdbc.sql("""
                select k.cohort, k.person, p.display_name, k.part, k.since, k.until, coalesce(k.reason, '') as reason
                  from cohort_coach k
                  join person p on p.id = k.person
                 where k.cohort = any(:cohorts::uuid[]) and (k.until is null or k.until > k.since)
                 order by k.since, k.part <> 'coach', lower(p.display_name)
                """).param("cohorts", cohorts.toArray(UUID[]::new)).query(row -> {
            var until = row.getObject("until", LocalDate.class);
            all.computeIfAbsent(row.getObject("cohort", UUID.class), _ -> new ArrayList<>())
                    .add(new CoachTurn(
                            new PersonId(row.getObject("person", UUID.class)),
                            row.getString("display_name"),
                            Part.find(row.getString("part")).orElseThrow(),
                            row.getObject("since", LocalDate.class),
                            until == null ? null : until.minusDays(1),
                            row.getString("reason")));
        });
        return all;
    }

    /** Of each cohort the first day from that one on on which nobody coaches it; none where somebody always does. */
    public Map<UUID, LocalDate> gaps(Collection<UUID> cohorts, LocalDate from) {
        var turns = ofAll(cohorts);
        var gaps = new HashMap<UUID, LocalDate>();
        for (UUID cohort : cohorts) {
            firstGap(turns.getOrDefault(cohort, List.of()), from).ifPresent(day -> gaps.put(cohort, day));
        }
        return gaps;
    }

    /** The first day from that one on, of a cohort whose work goes on, on which nobody coaches. */
    static Optional<LocalDate> firstGap(List<CoachTurn> turns, LocalDate from) {
        var day = from;
        while (true) {
            LocalDate here = day;
            var covering = turns.stream().filter(turn -> turn.isOn(here)).toList();
            if (covering.isEmpty()) {
                return Optional.of(here);
            }
            if (covering.stream().anyMatch(turn -> turn.last() == null)) {
                return Optional.empty();
            }
            day = covering.stream()
                    .map(CoachTurn::last)
                    .max(java.util.Comparator.comparing(LocalDate::toEpochDay))
                    .orElseThrow()
                    .plusDays(1);
        }
    }

    Waiting waiting(CohortId cohort) {
        return jdbc.sql("""
                select (select count(*) from monthly_report r join internship i on i.id = r.internship
                         where i.cohort = :cohort and r.state = 'submitted') as reports,
                       (select count(*) from contact_entry e join pairing a on a.id = e.pairing
                          join internship i on i.id = a.internship
                         where i.cohort = :cohort and e.state = 'disputed') as disputes,
                       (select count(*) from final_project f join internship i on i.id = f.internship
                         where i.cohort = :cohort and f.state in ('proposed', 'submitted')) as projects
                """)
                .param("cohort", cohort.value())
                .query(Waiting.class)
                .single();
    }

    /**
     * Lets somebody coach a cohort from one day to another; false when they do already on one of these days.
     *
     * @param last null: until further notice
     * @param reason office's, for who is no certified mentor; empty for who is one
     */
    boolean appoint(
            Actor actor,
            CohortId cohort,
            PersonId coach,
            Part part,
            LocalDate first,
            @Nullable LocalDate last,
            String reason) {
        String name = locked(cohort);
        if (of(cohort).stream().anyMatch(turn -> turn.person().equals(coach) && turn.overlaps(first, last))) {
            return false;
        }
        boolean begun = !first.isAfter(clock.today());
        jdbc.sql("""
                insert into cohort_coach (cohort, person, part, since, until, reason, begun)
                values (:cohort, :coach, :part, :first, :until, :reason, :begun)
                on conflict (cohort, person, since) do update
                   set part = excluded.part, until = excluded.until, reason = excluded.reason, begun = excluded.begun,
                       over = false
                """)
                .param("cohort", cohort.value())
                .param("coach", coach.value())
                .param("part", part.word())
                .param("first", first)
                .param("until", last == null ? null : last.plusDays(1))
                .param("reason", reason.isEmpty() ? null : reason)
                .param("begun", begun)
                .update();
        if (begun) {
            roles.grant(actor, coach, Role.COACH, null);
        }
        var after = new HashMap<String, Object>();
        after.put("coach", coach.toString());
        after.put("part", part.word());
        after.put("since", first.toString());
        after.put("last", String.valueOf(last));
        if (!reason.isEmpty()) {
            after.put("reason", AuditTrail.digestOf(reason));
        }
        audit.record(actor, "coach.appointed", coach.value(), cohort.value(), Map.of(), after);
        events.publishEvent(new CoachAppointed(cohort, name, coach, part.word(), first, last));
        return true;
    }

    /** Two who set one cohort's coaches wait for each other. */
    private String locked(CohortId cohort) {
        return jdbc.sql("select name from cohort where id = :cohort for update")
                .param("cohort", cohort.value())
                .query(String.class)
                .single();
    }

    /** Ends somebody's coaching of a cohort after that day, and what was to come of it. */
    void release(Actor actor, CohortId cohort, PersonId coach, LocalDate last) {
        locked(cohort);
        jdbc.sql("""
                update cohort_coach
                   set until = greatest(since, :until), over = over or greatest(since, :until) <= :today
                 where cohort = :cohort and person = :coach and (until is null or until > :until)
                """)
                .param("until", last.plusDays(1))
                .param("today", clock.today())
                .param("cohort", cohort.value())
                .param("coach", coach.value())
                .update();
        takeRole(actor, coach);
        audit.record(
                actor,
                "coach.released",
                coach.value(),
                cohort.value(),
                Map.of("coach", coach.toString()),
                Map.of("last", last.toString()));
    }

    /** The role stays with whoever coaches a cohort today, or will. */
    private void takeRole(Actor actor, PersonId coach) {
        boolean coaches = jdbc.sql("""
                select exists (select 1 from cohort_coach
                                where person = :coach and (until is null or (until > :today and until > since)))
                """)
                .param("coach", coach.value())
                .param("today", clock.today())
                .query(Boolean.class)
                .single();
        if (!coaches) {
            roles.revoke(actor, coach, Role.COACH, null);
        }
    }

    /** Gives the role to whose first day has come, and takes it from whose last day has passed. */
    @Override
    public void run(LocalDate today) {
        for (Turn turn : turns("""
                select cohort, person, since from cohort_coach
                 where not begun and since <= :today and (until is null or until > :today)
                """, today)) {
            transaction.executeWithoutResult(_ -> {
                if (marked(
                        "update cohort_coach set begun = true where cohort = :cohort and person = :person and since = :since and not begun",
                        turn)) {
                    roles.grant(Actor.SYSTEM, new PersonId(turn.person), Role.COACH, null);
                }
            });
        }
        for (Turn turn :
                turns("select cohort, person, since from cohort_coach where not over and until <= :today", today)) {
            transaction.executeWithoutResult(_ -> {
                if (marked(
                        "update cohort_coach set over = true where cohort = :cohort and person = :person and since = :since and not over",
                        turn)) {
                    takeRole(Actor.SYSTEM, new PersonId(turn.person));
                }
            });
        }
    }

    private List<Turn> turns(String sql, LocalDate today) {
        return jdbc.sql(sql).param("today", today).query(Turn.class).list();
    }

    private boolean marked(String sql, Turn turn) {
        return jdbc.sql(sql)
                        .param("cohort", turn.cohort)
                        .param("person", turn.person)
                        .param("since", turn.since)
                        .update()
                == 1;
    }
}
