package org.cadre.reporting;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.certification.PersonStanding;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.log.Appointment;
import org.cadre.internship.log.Appointments;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.ShortDay;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.cadre.program.MonthStanding;
import org.cadre.program.Standings;
import org.cadre.reporting.NextStep.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says where a person's own internship stands and what is next in it. */
@Component
class InternshipHomes {
    /** How near the end of a month a missing contact is more than a plan. */
    private static final int CONTACT_PRESSES_DAYS = 10;
    /** A project is thought of from the middle of the months on. */
    private static final int PROJECT_FROM_HALF = 2;

    /** @param pairing state of the pairing that stands, null when there is none */
    private record Facts(
            String coaches,
            @Nullable String pairing,
            String protege,
            @Nullable LocalDate proposedOn,
            @Nullable String project,
            boolean planned,
            boolean reviewed,
            int waiting,
            @Nullable LocalDate waitingSince,
            int disputed,
            @Nullable LocalDate disputedSince) {}

    private record Returned(int month, @Nullable String comment) {}

    private final JdbcClient jdbc;
    private final Internships internships;
    private final ProgramClock clock;
    private final Texts texts;
    private final Appointments appointments;

    InternshipHomes(
            JdbcClient jdbc, Internships internships, ProgramClock clock, Texts texts, Appointments appointments) {
        this.jdbc = jdbc;
        this.internships = internships;
        this.clock = clock;
        this.texts = texts;
        this.appointments = appointments;
    }

    /** None without an internship that goes on. */
    Optional<InternshipHome> of(PersonStanding standing, Viewer viewer) {
        var internship = standing.internship();
        if (internship == null || !internship.isOpen() || !internship.person().equals(viewer.id())) {
            return Optional.empty();
        }
        var today = clock.today();
        var facts = facts(internship, viewer);
        var term = internship
                .term(standing.rules(), today)
                .filter(begun -> !begun.firstDay().isAfter(today))
                .orElse(null);
        if (term == null) {
            return Optional.of(before(internship, standing, facts, viewer));
        }
        var months = Standings.months(standing.rules(), standing.evidence(), today);
        var meetings = meetings(internship, viewer);
        int target = standing.rules().contactTarget();
        int done = standing.contacts().counted();
        return Optional.of(new InternshipHome(
                internship,
                state(internship, term, facts),
                facts.coaches.isEmpty()
                        ? null
                        : Sentence.of(
                                "reporting.internship.cohort", String.valueOf(internship.cohortName()), facts.coaches),
                new ProgressRing(done, target, term.pace(target, today)),
                PaceLine.of(months, term, done, target, today),
                MonthStrip.of(months, term.months(), target / term.months(), byMonth(meetings), today),
                facts.waiting == 0 ? null : Sentence.of("reporting.internship.waiting", facts.waiting, facts.protege),
                standing.certification(),
                mayLog(internship, facts) ? plan(standing, term, facts).orElse(null) : null,
                mayLog(internship, facts) && (!today.isAfter(term.lastDay()) || done < target),
                internships.extensions(internship),
                steps(internship, standing, term, months, meetings, facts, returned(internship, viewer))));
    }

    private static boolean mayLog(InternshipSummary internship, Facts facts) {
        return internship.state() == Fact.InternshipState.ACTIVE && "active".equals(facts.pairing);
    }

    private Sentence state(InternshipSummary internship, InternshipTerm term, Facts facts) {
        if (internship.state() == Fact.InternshipState.ON_HOLD) {
            return Sentence.of("reporting.internship.on-hold");
        }
        var today = clock.today();
        int month = term.monthOf(today).orElse(0);
        if (month == 0) {
            return Sentence.of("reporting.internship.over", term.lastDay());
        }
        return facts.protege.isEmpty()
                ? Sentence.of("reporting.internship.month-alone", month, term.allMonths(), term.monthLast(month))
                : Sentence.of(
                        "reporting.internship.month", month, term.allMonths(), term.monthLast(month), facts.protege);
    }

    /** Applied, or placed and without the protégé's word: there is nothing to count yet. */
    private InternshipHome before(InternshipSummary internship, PersonStanding standing, Facts facts, Viewer viewer) {
        var today = clock.today();
        var steps = new ArrayList<NextStep>();
        Sentence state;
        if (internship.cohort() == null) {
            state = Sentence.of("reporting.internship.applied", internship.appliedOn());
            steps.add(NextStep.waiting(
                    "hourglass-split",
                    Sentence.of("reporting.step.placement"),
                    Sentence.of("reporting.step.placement.detail"),
                    internship.appliedOn(),
                    today,
                    "/internship",
                    Sentence.of("reporting.step.placement.action")));
        } else {
            LocalDate starts = internship.cohortStarts() == null ? internship.appliedOn() : internship.cohortStarts();
            state = internship.firstDay() == null
                    ? Sentence.of("reporting.internship.placed", String.valueOf(internship.cohortName()), starts)
                    : Sentence.of("reporting.internship.begins", internship.firstDay());
            agreement(internship, standing, facts).ifPresent(steps::add);
            if (internship.firstDay() != null) {
                steps.add(NextStep.coming(
                        "calendar-event",
                        Sentence.of("reporting.step.begins"),
                        null,
                        internship.firstDay(),
                        today,
                        "/internship",
                        Sentence.of("reporting.step.begins.action")));
            }
            meetings(internship, viewer).stream().findFirst().map(this::meeting).ifPresent(steps::add);
        }
        return new InternshipHome(
                internship,
                state,
                facts.coaches.isEmpty() ? null : Sentence.of("reporting.internship.coach", facts.coaches),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                steps);
    }

    /** The protégé is to be named, or has not answered. */
    private Optional<NextStep> agreement(InternshipSummary internship, PersonStanding standing, Facts facts) {
        var today = clock.today();
        var rule = standing.rules().internship();
        if (facts.pairing == null) {
            var from = internship.cohortStarts() == null ? internship.appliedOn() : internship.cohortStarts();
            var due = from.plusDays(rule.agreementDueDays());
            var what = Sentence.of("reporting.step.protege");
            var action = Sentence.of("reporting.step.protege.action");
            return Optional.of(
                    today.isAfter(due) && internship.firstDay() == null
                            ? NextStep.overdue("person-plus", what, null, due, today, "/internship/protege", action)
                            : internship.firstDay() == null
                                    ? NextStep.due("person-plus", what, null, due, today, "/internship/protege", action)
                                    : NextStep.anytime(
                                            Urgency.DUE, "person-plus", what, null, "/internship/protege", action));
        }
        if (facts.pairing.equals("suspended")) {
            return Optional.of(NextStep.anytime(
                    Urgency.WAITING,
                    "pause-circle",
                    Sentence.of("reporting.step.suspended"),
                    null,
                    "/internship",
                    Sentence.of("reporting.step.suspended.action")));
        }
        if (!facts.pairing.equals("proposed") || facts.proposedOn == null) {
            return Optional.empty();
        }
        boolean long_ = !today.isBefore(
                facts.proposedOn.plusDays(standing.rules().risks().unansweredDays()));
        return Optional.of(new NextStep(
                long_ ? Urgency.DUE : Urgency.WAITING,
                "envelope-open",
                Sentence.of("reporting.step.answer", facts.protege),
                long_ ? Sentence.of("reporting.step.answer.detail", facts.protege) : null,
                facts.proposedOn,
                Sentence.of("reporting.when.since", facts.proposedOn, NextStep.distance(facts.proposedOn, today)),
                "/internship/protege",
                Sentence.of("reporting.step.answer.action")));
    }

    private List<NextStep> steps(
            InternshipSummary internship,
            PersonStanding standing,
            InternshipTerm term,
            List<MonthStanding> months,
            List<Meeting> meetings,
            Facts facts,
            Map<Integer, String> comments) {
        var steps = new ArrayList<NextStep>();
        if (internship.state() == Fact.InternshipState.ON_HOLD) {
            return steps;
        }
        if (standing.certification().isMet()) {
            steps.add(done(standing, term));
        }
        agreement(internship, standing, facts).ifPresent(steps::add);
        reports(months, term, comments, steps);
        if (mayLog(internship, facts)) {
            appointments.of(internship.id()).map(this::appointment).ifPresent(steps::add);
            contact(standing, term, months, facts).ifPresent(steps::add);
        }
        meetings.stream().findFirst().map(this::meeting).ifPresent(steps::add);
        project(term, facts).ifPresent(steps::add);
        words(facts, steps);
        return steps;
    }

    private NextStep done(PersonStanding standing, InternshipTerm term) {
        var today = clock.today();
        var from = standing.rules().completionFrom(term);
        return new NextStep(
                Urgency.WAITING,
                "award",
                Sentence.of("reporting.step.award"),
                null,
                from,
                from.isAfter(today) ? Sentence.of("reporting.when.from", from, NextStep.distance(from, today)) : null,
                "/internship",
                Sentence.of("reporting.step.award.action"));
    }

    /** What is in the MIT's hands of the months that are over, and the one that comes due next. */
    private void reports(
            List<MonthStanding> months, InternshipTerm term, Map<Integer, String> comments, List<NextStep> steps) {
        var today = clock.today();
        for (var month : months) {
            boolean theirs = month.report() == Fact.ReportState.OPEN || month.report() == Fact.ReportState.RETURNED;
            if (!theirs || month.number() > term.months() || !month.begun()) {
                continue;
            }
            String href = "/internship/reports/" + month.number();
            boolean returned = month.report() == Fact.ReportState.RETURNED;
            var what = Sentence.of(
                    returned ? "reporting.step.returned" : "reporting.step.report",
                    month.number(),
                    new ShortDay(month.first()),
                    new ShortDay(month.last()));
            String comment = comments.getOrDefault(month.number(), "");
            var detail = comment.isBlank() ? null : Sentence.of("reporting.step.returned.detail", shortened(comment));
            var action = Sentence.of(
                    returned ? "reporting.step.returned.action" : "reporting.step.report.action", month.number());
            if (month.reportOverdue()) {
                steps.add(NextStep.overdue("file-earmark-text", what, detail, month.reportDue(), today, href, action));
            } else if (returned || !today.isBefore(month.last())) {
                steps.add(NextStep.due("file-earmark-text", what, detail, month.reportDue(), today, href, action));
            } else {
                steps.add(NextStep.by("file-earmark-text", what, detail, month.reportDue(), today, href, action));
            }
        }
    }

    private static String shortened(String comment) {
        return comment.length() <= 160 ? comment : comment.substring(0, 157).stripTrailing() + "…";
    }

    /** A contact that was planned for today, one tap from being logged. */
    private NextStep appointment(Appointment planned) {
        return new NextStep(
                Urgency.DUE,
                "calendar-check",
                planned.question(clock.today()),
                null,
                planned.day(),
                null,
                "/internship/log/new?like=" + planned.entry(),
                Sentence.of("reporting.log-contact"));
    }

    /** A month wants a contact; one that waits for its confirmation will do. */
    private Optional<NextStep> contact(
            PersonStanding standing, InternshipTerm term, List<MonthStanding> months, Facts facts) {
        var today = clock.today();
        var current =
                months.stream().filter(month -> month.begun() && !month.over()).findFirst();
        if (current.isEmpty() || current.get().contact() || current.get().excused()) {
            return Optional.empty();
        }
        var month = current.get();
        boolean logged = standing.evidence().contacts().stream()
                .anyMatch(contact -> contact.state().counts()
                        && !contact.day().isBefore(month.first())
                        && !contact.day().isAfter(month.last()));
        if (logged) {
            return Optional.empty();
        }
        var what = Sentence.of("reporting.step.contact", facts.protege, month.number());
        var action = Sentence.of("reporting.log-contact");
        return Optional.of(
                today.isBefore(month.last().minusDays(CONTACT_PRESSES_DAYS))
                        ? NextStep.by("chat-dots", what, null, month.last(), today, "/internship/log/new", action)
                        : NextStep.due("chat-dots", what, null, month.last(), today, "/internship/log/new", action));
    }

    /** A mentoring plan is suggested until it is written, and looked at again at mid-term; it never presses. */
    private Optional<NextStep> plan(PersonStanding standing, InternshipTerm term, Facts facts) {
        int after = standing.rules().internship().planReviewAfterMonth();
        if (after == 0 || facts.reviewed || clock.today().isAfter(term.lastDay())) {
            return Optional.empty();
        }
        boolean midTerm = after < term.allMonths() && !clock.today().isBefore(term.monthFirst(after + 1));
        if (facts.planned && !midTerm) {
            return Optional.empty();
        }
        String key = facts.planned ? "reporting.step.plan.review" : "reporting.step.plan.write";
        return Optional.of(NextStep.anytime(
                Urgency.COMING,
                "bullseye",
                Sentence.of(key, facts.protege),
                null,
                "/internship/plan",
                Sentence.of(key + ".action")));
    }

    private NextStep meeting(Meeting meeting) {
        var day = meeting.day(clock.zone());
        String kind = meeting.kind().equals("chat") ? "chat" : "call";
        return new NextStep(
                Urgency.COMING,
                kind.equals("chat") ? "chat-square-text" : "camera-video",
                Sentence.of("reporting.step.meeting." + kind, meeting.month()),
                null,
                day,
                Sentence.of(
                        "reporting.when.at",
                        day,
                        NextStep.distance(day, clock.today()),
                        texts.clock(meeting.startsAt(), clock.zone()),
                        texts.zoneName(clock.zone())),
                meeting.door().orElse("/internship/meetings"),
                Sentence.of(
                        meeting.door().isPresent()
                                ? "reporting.step.meeting.join." + kind
                                : "reporting.step.meeting.action"));
    }

    private Optional<NextStep> project(InternshipTerm term, Facts facts) {
        var today = clock.today();
        String state = facts.project == null ? "none" : facts.project;
        String key = "reporting.step.project." + state.replace(' ', '-');
        return switch (state) {
            case "none" ->
                term.monthOf(today).orElse(term.allMonths()) <= term.months() / PROJECT_FROM_HALF
                        ? Optional.empty()
                        : Optional.of(project(key, term.lastDay(), false));
            case "topic approved" -> Optional.of(project(key, term.lastDay(), false));
            case "returned" -> Optional.of(project(key, term.lastDay(), true));
            default -> Optional.empty();
        };
    }

    private NextStep project(String key, LocalDate by, boolean presses) {
        var today = clock.today();
        var what = Sentence.of(key);
        var action = Sentence.of(key + ".action");
        if (today.isAfter(by)) {
            return NextStep.overdue("journal-text", what, null, by, today, "/internship/project", action);
        }
        return presses
                ? NextStep.due("journal-text", what, null, by, today, "/internship/project", action)
                : NextStep.by("journal-text", what, null, by, today, "/internship/project", action);
    }

    /** What waits for the protégé's word, and what they remember otherwise. */
    private void words(Facts facts, List<NextStep> steps) {
        var today = clock.today();
        if (facts.disputed > 0 && facts.disputedSince != null) {
            steps.add(new NextStep(
                    Urgency.DUE,
                    "chat-left-dots",
                    Sentence.of("reporting.step.disputed", facts.disputed, facts.protege),
                    null,
                    facts.disputedSince,
                    Sentence.of(
                            "reporting.when.since", facts.disputedSince, NextStep.distance(facts.disputedSince, today)),
                    "/internship/log",
                    Sentence.of("reporting.step.disputed.action")));
        }
        if (facts.waiting > 0 && facts.waitingSince != null) {
            steps.add(NextStep.waiting(
                    "hourglass-split",
                    Sentence.of("reporting.step.unconfirmed", facts.waiting, facts.protege),
                    null,
                    facts.waitingSince,
                    today,
                    "/internship/log",
                    Sentence.of("reporting.step.unconfirmed.action")));
        }
    }

    private Facts facts(InternshipSummary internship, Viewer viewer) {
        return jdbc.sql("""
                select coalesce((select string_agg(m.display_name, ', ' order by k.since, m.display_name)
                          from cohort_coach k join person m on m.id = k.person
                         where k.cohort = i.cohort and k.since <= :today and (k.until is null or k.until > :today)), '') as coaches,
                       a.state as pairing, coalesce(a.protege_name, q.display_name, '') as protege,
                       (a.proposed_at at time zone :zone)::date as proposed_on,
                       f.state as project, g.pairing is not null as planned, g.reviewed_on is not null as reviewed, l.waiting, l.waiting_since, l.disputed, l.disputed_since
                  from internship i
                  left join pairing a on a.internship = i.id and a.state in ('proposed', 'active', 'suspended')
                  left join person q on q.id = a.protege
                  left join final_project f on f.internship = i.id
                  left join mentoring_plan g on g.pairing = a.id
                  cross join lateral (
                       select count(*) filter (where e.state = 'submitted') as waiting,
                              min(e.day) filter (where e.state = 'submitted') as waiting_since,
                              count(*) filter (where e.state = 'disputed') as disputed,
                              (min(e.disputed_at) filter (where e.state = 'disputed') at time zone :zone)::date as disputed_since
                         from pairing b
                         join contact_entry e on e.pairing = b.id
                        where b.internship = i.id and e.confirmed_by is null and e.verified_by is null
                          and e.state in ('submitted', 'disputed')) l
                 where i.id = :internship and i.person = :viewer
                """)
                .param("today", clock.today())
                .param("zone", clock.zone().getId())
                .param("internship", internship.id().value())
                .param("viewer", viewer.id().value())
                .query(Facts.class)
                .single();
    }

    private Map<Integer, String> returned(InternshipSummary internship, Viewer viewer) {
        var comments = new HashMap<Integer, String>();
        jdbc.sql("""
                select r.month, r.comment
                  from monthly_report r
                  join internship i on i.id = r.internship
                 where r.internship = :internship and i.person = :viewer and r.state = 'returned'
                """)
                .param("internship", internship.id().value())
                .param("viewer", viewer.id().value())
                .query(Returned.class)
                .list()
                .forEach(one -> comments.put(one.month, one.comment == null ? "" : one.comment));
        return comments;
    }

    /** The meetings of the cohort that are still to come, soonest first. */
    private List<Meeting> meetings(InternshipSummary internship, Viewer viewer) {
        return jdbc.sql("""
                select m.id, m.cohort, c.name as cohort_name, m.month, m.kind, m.starts_at,
                       coalesce(m.link, '/chat/' || m.room) as link
                  from cohort_meeting m
                  join cohort c on c.id = m.cohort
                  join internship i on i.cohort = m.cohort
                 where i.id = :internship and i.person = :viewer and m.canceled_at is null and m.held_at is null
                   and m.starts_at + m.minutes * interval '1 minute' > :now
                 order by m.starts_at
                """)
                .param("internship", internship.id().value())
                .param("viewer", viewer.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Meeting.class)
                .list();
    }

    private Map<Integer, LocalDate> byMonth(List<Meeting> meetings) {
        var days = new HashMap<Integer, LocalDate>();
        meetings.forEach(meeting -> days.putIfAbsent(meeting.month(), meeting.day(clock.zone())));
        return days;
    }
}
