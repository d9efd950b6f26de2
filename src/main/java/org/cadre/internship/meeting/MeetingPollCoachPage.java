package org.cadre.internship.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.MeetingScheduled;
import org.cadre.internship.CoachingEvents.MeetingTimesProposed;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coach asks the cohort when it can meet, and sets the meeting when the answers are in. */
@Controller
final class MeetingPollCoachPage {
    static final int MOST = 6;
    private static final int FEWEST = 2;

    record NewPoll(Form form, CoachedCohort cohort, List<Integer> places, List<Option> kinds, String zone) {}

    private final CoachedCohorts cohorts;
    private final Meetings meetings;
    private final MeetingPolls polls;
    private final MeetingInvitations invitations;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final Texts texts;

    MeetingPollCoachPage(
            CoachedCohorts cohorts,
            Meetings meetings,
            MeetingPolls polls,
            MeetingInvitations invitations,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock,
            Texts texts) {
        this.cohorts = cohorts;
        this.meetings = meetings;
        this.polls = polls;
        this.invitations = invitations;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/coach/cohorts/{id}/poll")
    @Only(Role.COACH)
    Reply form(Viewer viewer, @PathVariable UUID id) {
        var cohort = cohorts.coached(new CohortId(id), viewer);
        var rule = cohort.edition().meetings();
        var form = Form.empty()
                .with("minutes", rule.minutes())
                .with("kind", rule.kinds().getLast());
        return Reply.show("internship/meeting/meeting-poll-new", page(form, cohort, viewer));
    }

    private NewPoll page(Form form, CoachedCohort cohort, Viewer viewer) {
        return new NewPoll(
                form,
                cohort,
                List.of(1, 2, 3, 4, 5, MOST),
                cohort.edition().meetings().kinds().stream()
                        .map(kind -> new Option(kind, texts.say("internship.meeting.kind." + kind)))
                        .toList(),
                texts.zoneName(viewer.zone()));
    }

    @PostMapping("/coach/cohorts/{id}/poll")
    @Only(Role.COACH)
    Reply propose(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohorts.coached(new CohortId(id), viewer);
        var asked = new MeetingForm(form, cohort, viewer);
        var times = times(form, asked);
        int minutes = asked.minutes();
        var kind = asked.kind();
        var link = asked.link();
        if (!form.isRight()) {
            return Reply.again("internship/meeting/meeting-poll-new", page(form, cohort, viewer));
        }
        return deeds.once(form.key(), () -> {
            var poll = polls.propose(cohort.id(), kind, minutes, link, times, viewer);
            audit.record(
                    viewer.actor(),
                    "meeting.proposed",
                    null,
                    poll,
                    Map.of(),
                    Map.of(
                            "kind",
                            kind,
                            "times",
                            times.stream()
                                    .map(time -> time.startsAt().toString())
                                    .toList()));
            events.publishEvent(new MeetingTimesProposed(
                    poll,
                    cohort.name(),
                    viewer.name(),
                    kind,
                    times.stream().map(MeetingForm.When::startsAt).toList(),
                    meetings.invited(cohort.id()).stream().map(PersonId::new).toList()));
            return Reply.seeOther("/meeting-polls/" + poll, Sentence.of("internship.poll.proposed", times.size()));
        });
    }

    private List<MeetingForm.When> times(Form form, MeetingForm asked) {
        var times = new ArrayList<MeetingForm.When>();
        var known = new HashSet<Instant>();
        for (int place = 1; place <= MOST; place++) {
            String day = "day" + place;
            String time = "time" + place;
            if (form.text(day).isEmpty() && form.text(time).isEmpty()) {
                continue;
            }
            asked.when(day, time).ifPresent(when -> {
                if (!when.startsAt().isAfter(clock.now())) {
                    form.wrong(day, Sentence.of("internship.poll.past"));
                } else if (known.add(when.startsAt())) {
                    times.add(when);
                } else {
                    form.wrong(day, Sentence.of("internship.poll.twice"));
                }
            });
        }
        if (times.size() < FEWEST && form.isRight()) {
            form.wrong("day" + Math.max(1, times.size() + 1), Sentence.of("internship.poll.too-few"));
        }
        return times;
    }

    /** Sets the meeting at one of the proposed times. */
    @PostMapping("/meeting-polls/{id}/choice")
    @Only(Role.COACH)
    Reply choose(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var poll = ofOwnCohort(id, viewer);
            var cohort = cohorts.coached(poll.cohort(), viewer);
            var chosen = form.id("time")
                    .flatMap(time -> poll.times().stream()
                            .filter(one -> one.id().equals(time))
                            .findFirst());
            if (chosen.isEmpty() || chosen.get().isPast(clock.now())) {
                return Reply.seeOther("/meeting-polls/" + id, Sentence.of("internship.poll.not-that"));
            }
            if (!polls.close(poll)) {
                return Reply.seeOther("/meeting-polls/" + id, Sentence.of("internship.poll.closed-before"));
            }
            var starts = chosen.get().startsAt();
            var meeting = meetings.schedule(
                    cohort, chosen.get().month(), poll.kind(), starts, poll.minutes(), poll.link(), viewer);
            polls.becomes(poll, meeting);
            audit.record(
                    viewer.actor(),
                    "meeting.scheduled",
                    null,
                    meeting,
                    Map.of("poll", id.toString()),
                    Map.of("kind", poll.kind(), "startsAt", starts.toString(), "minutes", poll.minutes()));
            events.publishEvent(new MeetingScheduled(
                    invitations.facts(cohort, meetings.find(meeting, viewer).orElseThrow(NotFound::new), viewer)));
            return Reply.seeOther(
                    "/coach/meetings/" + meeting,
                    Sentence.of("internship.meeting.scheduled", texts.time(starts, viewer.zone())));
        });
    }

    private MeetingPoll ofOwnCohort(UUID id, Viewer viewer) {
        return polls.find(id, viewer).filter(MeetingPoll::coached).orElseThrow(NotFound::new);
    }

    /** Takes the proposal back: nothing is set, and nobody is asked any more. */
    @PostMapping("/meeting-polls/{id}/closing")
    @Only(Role.COACH)
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var poll = ofOwnCohort(id, viewer);
            if (!polls.close(poll)) {
                return Reply.seeOther("/meeting-polls/" + id, Sentence.of("internship.poll.closed-before"));
            }
            audit.record(viewer.actor(), "meeting.proposal-withdrawn", null, id, Map.of(), Map.of());
            return Reply.seeOther(
                    "/coach/cohorts/" + poll.cohort() + "/meetings", Sentence.of("internship.poll.taken-back"));
        });
    }
}
