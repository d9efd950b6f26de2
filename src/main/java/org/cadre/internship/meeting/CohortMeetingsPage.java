package org.cadre.internship.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.MeetingScheduled;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.people.Only;
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
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coach looks over a cohort's meetings, and sets the month's. */
@Controller
final class CohortMeetingsPage {
    /**
     * A cohort's meetings.
     *
     * @param without months begun and not over without a meeting: for these one should be set
     */
    record CohortMeetings(
            Form form,
            CoachedCohort cohort,
            List<Meeting> meetings,
            List<Option> kinds,
            List<Missing> without,
            List<UUID> polls,
            String zone) {}

    record Missing(int month, DateRange dates) {}

    private final CoachedCohorts cohorts;
    private final Meetings meetings;
    private final MeetingPolls polls;
    private final MeetingInvitations invitations;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final Texts texts;

    CohortMeetingsPage(
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

    @GetMapping("/coach/cohorts/{id}/meetings")
    @Only({Role.COACH, Role.OFFICE})
    Reply list(Viewer viewer, @PathVariable UUID id) {
        var cohort = cohorts.find(new CohortId(id), viewer).orElseThrow(NotFound::new);
        var rule = cohort.edition().meetings();
        var form = Form.empty()
                .with("minutes", rule.minutes())
                .with("kind", rule.kinds().getLast());
        return Reply.show("internship/meeting/meeting-cohort", ofCohort(cohort, form, viewer));
    }

    private CohortMeetings ofCohort(CoachedCohort cohort, Form form, Viewer viewer) {
        var term = cohort.term();
        var met = meetings.monthsWithMeeting(cohort.id());
        var without = new ArrayList<Missing>();
        for (int month = 1; month <= cohort.edition().internship().months(); month++) {
            if (!met.contains(month) && !term.monthFirst(month).isAfter(clock.today())) {
                without.add(new Missing(month, term.month(month)));
            }
        }
        return new CohortMeetings(
                form,
                cohort,
                meetings.of(cohort.id()),
                kinds(cohort.edition()),
                without,
                cohort.coached() ? polls.open(cohort.id()) : List.of(),
                texts.zoneName(viewer.zone()));
    }

    private List<Option> kinds(Edition edition) {
        return edition.meetings().kinds().stream()
                .map(kind -> new Option(kind, texts.say("internship.meeting.kind." + kind)))
                .toList();
    }

    @PostMapping("/coach/cohorts/{id}/meetings")
    @Only(Role.COACH)
    Reply schedule(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohorts.coached(new CohortId(id), viewer);
        var asked = new MeetingForm(form, cohort, viewer);
        var when = asked.when("day", "time");
        int minutes = asked.minutes();
        var kind = asked.kind();
        var link = asked.link();
        if (!form.isRight() || when.isEmpty()) {
            return Reply.again("internship/meeting/meeting-cohort", ofCohort(cohort, form, viewer));
        }
        var starts = when.get().startsAt();
        int month = when.get().month();
        return deeds.once(form.key(), () -> {
            var meeting = meetings.schedule(cohort, month, kind, starts, minutes, link, viewer);
            audit.record(
                    viewer.actor(),
                    "meeting.scheduled",
                    null,
                    meeting,
                    Map.of(),
                    Map.of("kind", kind, "startsAt", starts.toString(), "minutes", minutes));
            // What lies in the past is recorded afterwards: nobody is invited to it.
            if (starts.isAfter(clock.now())) {
                events.publishEvent(new MeetingScheduled(
                        invitations.facts(cohort, meetings.find(meeting, viewer).orElseThrow(NotFound::new), viewer)));
            }
            return Reply.seeOther(
                    "/coach/meetings/" + meeting,
                    Sentence.of("internship.meeting.scheduled", texts.time(starts, viewer.zone())));
        });
    }
}
