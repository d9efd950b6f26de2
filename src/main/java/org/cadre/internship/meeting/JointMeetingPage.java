package org.cadre.internship.meeting;

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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Cohorts meet together: one coach opens the chat of theirs, another one brings their cohort into it. */
@Controller
final class JointMeetingPage {
    record Joining(Form form, UUID token, JointMeeting joint, List<Option> cohorts, String when) {}

    private final CoachedCohorts cohorts;
    private final Meetings meetings;
    private final JointMeetings joint;
    private final MeetingInvitations invitations;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final Texts texts;

    JointMeetingPage(
            CoachedCohorts cohorts,
            Meetings meetings,
            JointMeetings joint,
            MeetingInvitations invitations,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock,
            Texts texts) {
        this.cohorts = cohorts;
        this.meetings = meetings;
        this.joint = joint;
        this.invitations = invitations;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.texts = texts;
    }

    @PostMapping("/coach/meetings/{id}/sharing")
    @Only(Role.COACH)
    Reply share(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = meetings.ofMember(id, viewer)
                    .filter(one -> meetings.isCoachedBy(one, viewer))
                    .filter(one -> one.room() != null && !one.isCanceled() && !one.hasBegun(clock.now()))
                    .orElseThrow(NotFound::new);
            joint.share(java.util.Objects.requireNonNull(meeting.room()));
            audit.record(viewer.actor(), "meeting.shared", null, id, Map.of(), Map.of());
            return Reply.seeOther("/coach/meetings/" + id, Sentence.of("internship.joint.shared"));
        });
    }

    @GetMapping("/coach/joining/{token}")
    @Only(Role.COACH)
    Reply joining(Viewer viewer, @PathVariable UUID token) {
        var meeting = joint.find(token).orElseThrow(NotFound::new);
        return Reply.show("internship/meeting/meeting-joining", page(token, meeting, Form.empty(), viewer));
    }

    private Joining page(UUID token, JointMeeting meeting, Form form, Viewer viewer) {
        return new Joining(
                form,
                token,
                meeting,
                cohorts.coachedBy(viewer).stream()
                        .filter(cohort -> !joint.meetsIn(cohort.id(), meeting.room()))
                        .map(cohort -> new Option(cohort.id().toString(), cohort.name()))
                        .toList(),
                texts.time(meeting.startsAt(), viewer.zone()));
    }

    @PostMapping("/coach/joining/{token}")
    @Only(Role.COACH)
    Reply join(Viewer viewer, @PathVariable UUID token, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = joint.find(token).orElseThrow(NotFound::new);
            var cohort = form.id("cohort")
                    .flatMap(id -> cohorts.find(new CohortId(id), viewer))
                    .filter(CoachedCohort::coached)
                    .filter(one -> !joint.meetsIn(one.id(), meeting.room()));
            if (cohort.isEmpty()) {
                form.wrong("cohort", Sentence.of("internship.joint.which"));
                return Reply.again("internship/meeting/meeting-joining", page(token, meeting, form, viewer));
            }
            var own = cohort.get();
            var month =
                    own.term().monthOf(meeting.startsAt().atZone(viewer.zone()).toLocalDate());
            if (month.isEmpty()) {
                form.wrong(
                        "cohort",
                        Sentence.of(
                                "internship.meeting.day.outside",
                                own.starts(),
                                own.term().lastDay()));
                return Reply.again("internship/meeting/meeting-joining", page(token, meeting, form, viewer));
            }
            var id = joint.join(meeting, own, month.getAsInt(), viewer);
            audit.record(
                    viewer.actor(),
                    "meeting.joined",
                    null,
                    id,
                    Map.of(),
                    Map.of("cohort", own.id().toString(), "room", meeting.room().toString()));
            events.publishEvent(new MeetingScheduled(
                    invitations.facts(own, meetings.find(id, viewer).orElseThrow(NotFound::new), viewer)));
            return Reply.seeOther("/coach/meetings/" + id, Sentence.of("internship.joint.joined", meeting.cohorts()));
        });
    }
}
