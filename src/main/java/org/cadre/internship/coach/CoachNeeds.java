package org.cadre.internship.coach;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.internship.coach.CoachNeed.Kind;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.plan.MentoringPlans;
import org.cadre.internship.project.Projects;
import org.cadre.internship.report.CoachQueue;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that needs a coach, in one list with what waits longest first: one query for each kind of thing. */
@Component
final class CoachNeeds {
    /** An entry that nobody has attested, or that the protégé remembers otherwise. */
    private record Open(
            UUID internship,
            LocalDate loggedOn,
            int asked,
            @Nullable LocalDate disputedOn) {}

    private record Unrecorded(UUID id, String cohort, int month, LocalDate on) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final CoachQueue queue;
    private final Projects projects;
    private final CoachNotes notes;
    private final MentoringPlans plans;

    CoachNeeds(
            JdbcClient jdbc,
            ProgramClock clock,
            CoachQueue queue,
            Projects projects,
            CoachNotes notes,
            MentoringPlans plans) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.queue = queue;
        this.projects = projects;
        this.notes = notes;
        this.plans = plans;
    }

    /** @param people those the viewer coaches today, as they stand on the desk */
    List<CoachNeed> of(Viewer coach, List<CoachDesk.Person> people) {
        var needs = new ArrayList<CoachNeed>();
        var internships = people.stream().map(CoachDesk.Person::internship).toList();
        reports(coach, internships, needs);
        contacts(internships, needs);
        projects(coach, needs);
        plans(coach, needs);
        meetings(coach, needs);
        signals(people, needs);
        needs.sort(Comparator.comparing(CoachNeed::since).thenComparing(CoachNeed::kind));
        return List.copyOf(needs);
    }

    private void reports(Viewer coach, List<CoachedInternship> people, List<CoachNeed> needs) {
        for (var report : queue.of(coach, people)) {
            needs.add(new CoachNeed(
                    Kind.REPORT,
                    report.sentOn(),
                    report.name(),
                    Sentence.of("internship.need.report", report.month(), report.sentOn()),
                    "/coach/reports/" + report.id(),
                    List.of(),
                    report.wantsHelp(),
                    report.late()));
        }
    }

    /** What the protégé has been silent about for as long as the edition asks, and what they dispute. */
    private void contacts(List<CoachedInternship> people, List<CoachNeed> needs) {
        var byId = people.stream().collect(toMap(one -> one.id().value(), Function.identity()));
        var open = open(byId.keySet()).stream().collect(groupingBy(Open::internship));
        for (Map.Entry<UUID, List<Open>> one : open.entrySet()) {
            var internship = Objects.requireNonNull(byId.get(one.getKey()));
            if (!internship.goesOn()) {
                continue;
            }
            var place = "/coach/internships/" + one.getKey() + "/log";
            var silence = internship.edition().hours().silence();
            var silent = one.getValue().stream()
                    .filter(entry -> entry.disputedOn == null && entry.asked >= silence.reminders())
                    .map(entry -> entry.loggedOn.plusDays(silence.days()))
                    .filter(day -> !day.isAfter(clock.today()))
                    .sorted()
                    .toList();
            if (!silent.isEmpty()) {
                needs.add(CoachNeed.of(
                        Kind.CONTACT,
                        silent.getFirst(),
                        internship.name(),
                        Sentence.of("internship.need.contacts", silent.size(), silence.days()),
                        place));
            }
            one.getValue().stream()
                    .map(Open::disputedOn)
                    .filter(Objects::nonNull)
                    .sorted()
                    .forEach(day -> needs.add(CoachNeed.of(
                            Kind.DISPUTE, day, internship.name(), Sentence.of("internship.need.dispute", day), place)));
        }
    }

    private List<Open> open(Collection<UUID> internships) {
        if (internships.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select a.internship, (e.logged_at at time zone :zone)::date as logged_on,
                       (select count(*) from confirmation_request r
                         where r.pairing = e.pairing and r.asked_on >= (e.logged_at at time zone :zone)::date) as asked,
                       case when e.state = 'disputed'
                            then (coalesce(e.disputed_at, e.logged_at) at time zone :zone)::date end as disputed_on
                  from contact_entry e
                  join pairing a on a.id = e.pairing
                 where a.internship in (:internships)
                   and (e.state = 'disputed' or (e.state = 'submitted' and e.confirmed_at is null and e.verified_at is null))
                """)
                .param("internships", internships)
                .param("zone", clock.zone().getId())
                .query(Open.class)
                .list();
    }

    private void projects(Viewer coach, List<CoachNeed> needs) {
        for (var project : projects.waitingFor(coach)) {
            needs.add(CoachNeed.of(
                    Kind.PROJECT,
                    project.since(),
                    project.name(),
                    Sentence.of(
                            project.topic() ? "internship.need.topic" : "internship.need.project",
                            project.title(),
                            project.since()),
                    "/coach/projects/" + project.id()));
        }
    }

    private void plans(Viewer coach, List<CoachNeed> needs) {
        for (var plan : plans.waitingFor(coach.id())) {
            needs.add(CoachNeed.of(
                    Kind.PLAN,
                    plan.on(),
                    plan.name(),
                    Sentence.of("internship.need.plan", plan.on()),
                    "/coach/internships/" + plan.internship() + "/plan"));
        }
    }

    /** Meetings that were held and not written up. */
    private void meetings(Viewer coach, List<CoachNeed> needs) {
        jdbc.sql("""
                select m.id, c.name as cohort, m.month, (m.starts_at at time zone :zone)::date as on
                  from cohort_meeting m
                  join cohort c on c.id = m.cohort
                 where m.canceled_at is null and m.held_at is null
                   and m.starts_at + m.minutes * interval '1 minute' <= :now
                   and exists (select 1 from cohort_coach k
                                where k.cohort = m.cohort and k.person = :viewer
                                  and k.since <= :today and (k.until is null or k.until > :today))
                """)
                .param("zone", clock.zone().getId())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("viewer", coach.id().value())
                .param("today", clock.today())
                .query(Unrecorded.class)
                .list()
                .forEach(meeting -> needs.add(CoachNeed.of(
                        Kind.MEETING,
                        meeting.on,
                        meeting.cohort,
                        Sentence.of("internship.need.meeting", meeting.month, meeting.on),
                        "/coach/meetings/" + meeting.id)));
    }

    private void signals(List<CoachDesk.Person> people, List<CoachNeed> needs) {
        var flagged =
                people.stream().filter(person -> !person.flags().isEmpty()).toList();
        var written = notes.latest(
                flagged.stream().map(person -> person.internship().id()).toList());
        for (var person : flagged) {
            var last = written.get(person.internship().id());
            var log = "/coach/internships/" + person.internship().id() + "/log";
            // Who was written to is left in peace for some days; the board goes on showing the signal.
            int rest = person.internship().edition().risks().restAfterNoteDays();
            // The silence of a protégé that the coach may end stands in the list already.
            boolean mayVerify = needs.stream()
                    .anyMatch(
                            need -> need.kind() == Kind.CONTACT && need.place().equals(log));
            var fresh = person.flags().stream()
                    .filter(flag -> !mayVerify || !flag.words().key().equals("internship.flag.confirmation"))
                    .filter(flag -> last == null
                            || flag.since().isAfter(last)
                            || !clock.today().isBefore(last.plusDays(rest)))
                    .toList();
            if (!fresh.isEmpty()) {
                needs.add(new CoachNeed(
                        Kind.SIGNAL,
                        fresh.stream()
                                .map(CoachFlag::since)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        person.internship().name(),
                        last == null
                                ? Sentence.of("internship.need.signal", fresh.size())
                                : Sentence.of("internship.need.signal.written", fresh.size(), last),
                        "/coach/internships/" + person.internship().id(),
                        fresh,
                        false,
                        false));
            }
        }
    }
}
