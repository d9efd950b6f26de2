package org.cadre.internship.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.MeetingCanceled;
import org.cadre.internship.CoachingEvents.MeetingMoved;
import org.cadre.internship.InternshipId;
import org.cadre.internship.chat.Stays;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.settings.Settings;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coach's sheet of one meeting: moved or canceled, and afterwards who came and what was learned. */
@Controller
final class MeetingCoachPage {
    static final String ANOTHER_COHORT = "with another cohort";
    static final String IN_WRITING = "in writing";
    private static final int LONGEST_TEXT = 8000;
    private static final int LONGEST_NOTE = 2000;

    record MeetingSheet(
            Form form,
            Form makingUp,
            Form moving,
            CoachedCohort cohort,
            Meeting meeting,
            DateRange month,
            List<Meetings.Attendance> attendance,
            List<Option> people,
            List<Option> missed,
            List<Option> ways,
            boolean begun,
            boolean shared,
            @Nullable String joining,
            String zone) {
        boolean isRecordable() {
            return cohort.coached() && begun && !meeting.isCanceled();
        }

        boolean isCancelable() {
            return cohort.coached() && !meeting.isCanceled() && !meeting.isHeld();
        }
    }

    private final CoachedCohorts cohorts;
    private final Meetings meetings;
    private final Stays stays;
    private final JointMeetings joint;
    private final Settings settings;
    private final MeetingInvitations invitations;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final Texts texts;

    MeetingCoachPage(
            CoachedCohorts cohorts,
            Meetings meetings,
            Stays stays,
            JointMeetings joint,
            Settings settings,
            MeetingInvitations invitations,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock,
            Texts texts) {
        this.cohorts = cohorts;
        this.meetings = meetings;
        this.stays = stays;
        this.joint = joint;
        this.settings = settings;
        this.invitations = invitations;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/coach/meetings/{id}")
    @Only({Role.COACH, Role.OFFICE})
    Reply meeting(Viewer viewer, @PathVariable UUID id) {
        var meeting = meetings.find(id, viewer).orElseThrow(NotFound::new);
        return Reply.show("internship/meeting/meeting-sheet", sheet(meeting, null, Form.empty(), null, viewer));
    }

    private MeetingSheet sheet(
            Meeting meeting, @Nullable Form typed, Form makingUp, @Nullable Form moving, Viewer viewer) {
        var cohort = cohorts.find(meeting.cohort(), viewer).orElseThrow(NotFound::new);
        var attendance = meetings.attendance(meeting);
        var present = present(meeting);
        var form = typed == null ? filledIn(meeting, attendance, present) : typed;
        return new MeetingSheet(
                form,
                makingUp,
                moving == null ? asSet(meeting, viewer) : moving,
                cohort,
                meeting,
                cohort.term().month(Math.min(meeting.month(), cohort.term().allMonths())),
                attendance,
                attendance.stream()
                        .map(one -> new Option(one.internship().toString(), named(one, meeting, present)))
                        .toList(),
                attendance.stream()
                        .filter(one -> one.how() == null)
                        .map(one -> new Option(one.internship().toString(), one.name()))
                        .toList(),
                ways(cohort.edition()),
                meeting.hasBegun(clock.now()),
                meeting.room() != null && joint.isShared(meeting.room()),
                meeting.room() == null || !cohort.coached()
                        ? null
                        : joint.token(meeting.room())
                                .map(token -> settings.link("/coach/joining/" + token))
                                .orElse(null),
                texts.zoneName(viewer.zone()));
    }

    private static Form asSet(Meeting meeting, Viewer viewer) {
        var starts = meeting.startsAt().atZone(viewer.zone());
        return Form.empty()
                .with("day", starts.toLocalDate())
                .with("time", starts.toLocalTime())
                .with("minutes", meeting.minutes())
                .with("link", meeting.link());
    }

    /** How many minutes of a meeting in Cadre each was there; of any other nobody knows. */
    private Map<PersonId, Integer> present(Meeting meeting) {
        return meeting.room() == null ? Map.of() : stays.minutes(meeting.room(), meeting.startsAt(), meeting.endsAt());
    }

    private String named(Meetings.Attendance one, Meeting meeting, Map<PersonId, Integer> present) {
        return meeting.room() == null
                ? one.name()
                : texts.say(
                        "internship.meeting.present",
                        one.name(),
                        present.getOrDefault(one.person(), 0),
                        meeting.minutes());
    }

    /** What was written down; before that, of a chat in Cadre, who was there for half of it. */
    private static Form filledIn(
            Meeting meeting, List<Meetings.Attendance> attendance, Map<PersonId, Integer> present) {
        return Form.empty()
                .withAll(
                        "came",
                        attendance.stream()
                                .filter(one -> meeting.isHeld()
                                        ? one.presence() == Meeting.Presence.CAME
                                        : 2 * present.getOrDefault(one.person(), 0) >= meeting.minutes())
                                .map(one -> one.internship().toString())
                                .toList())
                .with("notes", meeting.notes())
                .with("lessons", meeting.lessons())
                .with("recommendations", meeting.recommendations());
    }

    private List<Option> ways(Edition edition) {
        var ways = new ArrayList<Option>();
        if (edition.meetings().madeUpWithAnotherCohort()) {
            ways.add(new Option(ANOTHER_COHORT, texts.say("internship.meeting.made-up.another-cohort")));
        }
        if (edition.meetings().madeUpInWriting()) {
            ways.add(new Option(IN_WRITING, texts.say("internship.meeting.made-up.in-writing")));
        }
        return ways;
    }

    /** Writes down who came, and what was said and learned; can be corrected later. */
    @PostMapping("/coach/meetings/{id}/attendance")
    @Only(Role.COACH)
    Reply record(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = own(id, viewer);
            var notes = form.atMost("notes", LONGEST_TEXT);
            var lessons = form.atMost("lessons", LONGEST_TEXT);
            var recommendations = form.atMost("recommendations", LONGEST_TEXT);
            if (!meeting.hasBegun(clock.now())) {
                form.wrong("came", Sentence.of("internship.meeting.not-begun"));
            }
            if (!form.isRight()) {
                return Reply.again(
                        "internship/meeting/meeting-sheet", sheet(meeting, form, Form.empty(), null, viewer));
            }
            var people = meetings.attendance(meeting);
            var came = people.stream()
                    .map(Meetings.Attendance::internship)
                    .filter(one -> form.has("came", one.toString()))
                    .toList();
            if (!meetings.record(meeting, came, notes, lessons, recommendations, viewer)) {
                return Reply.seeOther("/coach/meetings/" + id, Sentence.of("internship.meeting.was-canceled"));
            }
            var after = new LinkedHashMap<String, Object>();
            after.put("came", came.stream().map(InternshipId::toString).toList());
            after.put("notes", AuditTrail.digestOf(notes));
            after.put("lessons", AuditTrail.digestOf(lessons));
            after.put("recommendations", AuditTrail.digestOf(recommendations));
            audit.record(
                    viewer.actor(),
                    "meeting.recorded",
                    null,
                    id,
                    Map.of(
                            "came",
                            people.stream()
                                    .filter(one -> one.presence() == Meeting.Presence.CAME)
                                    .map(one -> one.internship().toString())
                                    .toList()),
                    after);
            return Reply.seeOther(
                    "/coach/meetings/" + id, Sentence.of("internship.meeting.recorded", came.size(), people.size()));
        });
    }

    private Meeting own(UUID id, Viewer viewer) {
        var meeting = meetings.find(id, viewer).orElseThrow(NotFound::new);
        cohorts.coached(meeting.cohort(), viewer);
        return meeting;
    }

    /** A missed meeting made up with another cohort, or in writing. */
    @PostMapping("/coach/meetings/{id}/making-up")
    @Only(Role.COACH)
    Reply makeUp(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = own(id, viewer);
            var internship = form.id("internship").map(InternshipId::new);
            var missed = meetings.attendance(meeting).stream()
                    .filter(one -> one.how() == null)
                    .filter(one -> internship.isPresent() && one.internship().equals(internship.get()))
                    .findFirst();
            if (missed.isEmpty() || !meeting.isHeld()) {
                form.wrong("internship", Sentence.of("internship.meeting.made-up.who"));
            }
            var way = form.text("way");
            var cohort = cohorts.coached(meeting.cohort(), viewer);
            if (ways(cohort.edition()).stream().noneMatch(one -> one.value().equals(way))) {
                form.wrong("way", Sentence.of("internship.meeting.made-up.how"));
            }
            var note = form.atMost("note", LONGEST_NOTE);
            if (note.isEmpty()) {
                form.wrong("note", Sentence.of("internship.meeting.made-up.note.missing"));
            }
            if (!form.isRight() || missed.isEmpty()) {
                return Reply.again("internship/meeting/meeting-sheet", sheet(meeting, null, form, null, viewer));
            }
            meetings.makeUp(meeting, missed.get().internship(), way, clock.today(), note, viewer);
            audit.record(
                    viewer.actor(),
                    "meeting.made-up",
                    null,
                    id,
                    Map.of(),
                    Map.of(
                            "internship",
                            missed.get().internship().toString(),
                            "how",
                            way,
                            "note",
                            AuditTrail.digestOf(note)));
            return Reply.seeOther(
                    "/coach/meetings/" + id,
                    Sentence.of("internship.meeting.made-up.done", missed.get().name()));
        });
    }

    /** Another time for the same meeting; everybody's calendar is told. */
    @PostMapping("/coach/meetings/{id}/time")
    @Only(Role.COACH)
    Reply move(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = own(id, viewer);
            var cohort = cohorts.coached(meeting.cohort(), viewer);
            var asked = new MeetingForm(form, cohort, viewer);
            var when = asked.when("day", "time");
            int minutes = asked.minutes();
            var link = meeting.room() == null ? asked.link() : "";
            if (when.isPresent() && when.get().startsAt().isBefore(clock.now())) {
                form.wrong("day", Sentence.of("internship.meeting.move.past"));
            }
            if (meeting.room() != null && joint.isShared(meeting.room())) {
                form.wrong("day", Sentence.of("internship.joint.fixed"));
            }
            if (!form.isRight() || when.isEmpty()) {
                return Reply.again(
                        "internship/meeting/meeting-sheet", sheet(meeting, null, Form.empty(), form, viewer));
            }
            var starts = when.get().startsAt();
            if (!meetings.move(meeting, when.get().month(), starts, minutes, link)) {
                return Reply.seeOther("/coach/meetings/" + id, Sentence.of("internship.meeting.not-moved"));
            }
            audit.record(
                    viewer.actor(),
                    "meeting.moved",
                    null,
                    id,
                    Map.of("startsAt", meeting.startsAt().toString(), "minutes", meeting.minutes()),
                    Map.of("startsAt", starts.toString(), "minutes", minutes));
            events.publishEvent(new MeetingMoved(
                    invitations.facts(cohort, meetings.find(id, viewer).orElseThrow(NotFound::new), viewer)));
            return Reply.seeOther(
                    "/coach/meetings/" + id,
                    Sentence.of("internship.meeting.moved", texts.time(starts, viewer.zone())));
        });
    }

    @PostMapping("/coach/meetings/{id}/cancellation")
    @Only(Role.COACH)
    Reply cancel(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = own(id, viewer);
            var cohort = cohorts.coached(meeting.cohort(), viewer);
            if (!meetings.cancel(meeting)) {
                return Reply.seeOther("/coach/meetings/" + id, Sentence.of("internship.meeting.not-canceled"));
            }
            audit.record(
                    viewer.actor(),
                    "meeting.canceled",
                    null,
                    id,
                    Map.of("startsAt", meeting.startsAt().toString()),
                    Map.of());
            if (!meeting.hasBegun(clock.now())) {
                events.publishEvent(new MeetingCanceled(
                        invitations.facts(cohort, meetings.find(id, viewer).orElseThrow(NotFound::new), viewer)));
            }
            return Reply.seeOther(
                    "/coach/cohorts/" + meeting.cohort() + "/meetings", Sentence.of("internship.meeting.canceled"));
        });
    }
}
