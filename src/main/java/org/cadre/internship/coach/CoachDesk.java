package org.cadre.internship.coach;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.meeting.Meetings;
import org.cadre.internship.report.MonthlyLog;
import org.cadre.internship.report.MonthlyLogs;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.internship.report.MonthlyReports;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what is recorded of the people a coach looks after: a handful of queries, however many people. */
@Component
final class CoachDesk {
    /**
     * One person on the desk.
     *
     * @param waiting contacts that wait for the protégé's word
     * @param month the month they are in, 0 outside
     * @param countedMinutes minutes attested well enough to count
     * @param contacts all that are logged
     * @param reports of every month that has one
     */
    record Person(
            CoachedInternship internship,
            CoachBadge badge,
            int month,
            int waiting,
            int disputed,
            int countedMinutes,
            int targetMinutes,
            List<CoachFlag> flags,
            List<MonthlyLog.Entry> contacts,
            List<MonthlyReport> reports) {}

    private record Excused(UUID internship, int month) {}

    /** What the pairing that stands, the log and the cohort say of one internship. */
    private record Around(
            UUID id,
            @Nullable LocalDate askedOn,
            @Nullable LocalDate agreedOn,
            @Nullable LocalDate waitsSince,
            @Nullable String unreachable,
            @Nullable LocalDate unreachableSince,
            @Nullable LocalDate lastMeeting) {}

    private final JdbcClient jdbc;
    private final MonthlyLogs logs;
    private final MonthlyReports reports;
    private final Meetings meetings;
    private final Internships door;
    private final String zone;

    CoachDesk(
            JdbcClient jdbc,
            MonthlyLogs logs,
            MonthlyReports reports,
            Meetings meetings,
            Internships door,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.zone = clock.zone().getId();
        this.logs = logs;
        this.reports = reports;
        this.meetings = meetings;
        this.door = door;
    }

    List<Person> people(List<CoachedInternship> internships, LocalDate today) {
        var ids = internships.stream().map(CoachedInternship::id).toList();
        var contacts = logs.ofAll(ids).stream().collect(groupingBy(MonthlyLog.Entry::internship));
        var reported = reports.ofAll(ids).stream().collect(groupingBy(MonthlyReport::internship));
        var excused = excused(ids);
        var missed = meetings.missedRunning(ids);
        var around = around(ids);
        return internships.stream()
                .map(one -> {
                    var beside = Objects.requireNonNull(around.get(one.id().value()));
                    return person(
                            one,
                            new CoachFlags.Recorded(
                                    contacts.getOrDefault(one.id(), List.of()),
                                    reported.getOrDefault(one.id(), List.of()),
                                    excused.getOrDefault(one.id().value(), Set.of()),
                                    beside.askedOn,
                                    beside.agreedOn,
                                    beside.waitsSince,
                                    beside.unreachable,
                                    beside.unreachableSince,
                                    missed.getOrDefault(one.id(), 0),
                                    beside.lastMeeting),
                            today);
                })
                .toList();
    }

    private Map<UUID, Around> around(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                select i.id,
                       (a.proposed_at at time zone :zone)::date as asked_on,
                       b.accepted_on as agreed_on,
                       (select min((e.logged_at at time zone :zone)::date)
                          from contact_entry e join pairing g on g.id = e.pairing
                         where g.internship = i.id and e.state = 'submitted'
                           and e.confirmed_at is null and e.verified_at is null) as waits_since,
                       coalesce(a.unreachable, b.unreachable) as unreachable,
                       coalesce(a.unreachable_on, b.unreachable_on) as unreachable_since,
                       (select max((m.starts_at at time zone :zone)::date) from cohort_meeting m
                         where m.cohort = i.cohort and m.held_at is not null and m.canceled_at is null) as last_meeting
                  from internship i
                  left join pairing a on a.internship = i.id and a.state = 'proposed'
                  left join pairing b on b.internship = i.id and b.state = 'active'
                 where i.id in (:internships)
                """)
                .param("zone", zone)
                .param(
                        "internships",
                        internships.stream().map(InternshipId::value).toList())
                .query(Around.class)
                .list()
                .stream()
                .collect(toMap(Around::id, Function.identity()));
    }

    private static Person person(CoachedInternship internship, CoachFlags.Recorded recorded, LocalDate today) {
        var log = new MonthlyLog(recorded.contacts());
        return new Person(
                internship,
                CoachBadge.of(internship.summary().state()),
                internship.monthOf(today).orElse(0),
                // Once it has ended nothing in it waits for anybody's word any more.
                internship.goesOn() ? log.waiting() : 0,
                internship.goesOn() ? log.disputed() : 0,
                log.counted(internship.edition().hours()),
                internship.edition().contactTarget(),
                CoachFlags.of(internship, recorded, today),
                recorded.contacts(),
                recorded.reports());
    }

    /** More months that were given, and why. */
    List<Extension> extensions(CoachedInternship internship) {
        return door.extensions(internship.summary());
    }

    /** Whom an MIT mentors, and whom before. */
    List<CoachBoardPage.Protege> proteges(CoachedInternship internship) {
        return jdbc.sql("""
                select p.display_name as name, g.kind, s.name as school, g.state
                  from pairing g
                  join person p on p.id = g.protege
                  left join organization s on s.id = g.school
                 where g.internship = :internship and g.state in ('proposed', 'active', 'suspended', 'ended')
                 order by g.id desc
                """)
                .param("internship", internship.id().value())
                .query(CoachBoardPage.Protege.class)
                .list();
    }

    private Map<UUID, Set<Integer>> excused(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select internship, month from excused_month where internship in (:internships)")
                .param(
                        "internships",
                        internships.stream().map(InternshipId::value).toList())
                .query(Excused.class)
                .list()
                .stream()
                .collect(groupingBy(Excused::internship, mapping(Excused::month, toSet())));
    }
}
