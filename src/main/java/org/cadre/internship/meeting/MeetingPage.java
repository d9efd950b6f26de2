package org.cadre.internship.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The MIT's cohort meetings: the next one and how to join it, and what earlier ones brought. */
@Controller
final class MeetingPage {
    record Past(Meeting meeting, @Nullable CoachBadge badge, List<String> came) {}

    record OwnMeetings(
            boolean placed,
            List<UUID> polls,
            @Nullable Meeting next,
            List<Meeting> later,
            List<Past> past,
            int attended,
            int months) {}

    private final CoachedInternships internships;
    private final Meetings meetings;
    private final MeetingPolls polls;
    private final ProgramClock clock;

    MeetingPage(CoachedInternships internships, Meetings meetings, MeetingPolls polls, ProgramClock clock) {
        this.internships = internships;
        this.meetings = meetings;
        this.polls = polls;
        this.clock = clock;
    }

    @GetMapping("/internship/meetings")
    @SignedIn
    Reply own(Viewer viewer) {
        var own = internships.own(viewer);
        if (own.isEmpty()) {
            return Reply.show(
                    "internship/meeting/meeting-own",
                    new OwnMeetings(false, List.of(), null, List.of(), List.of(), 0, 0));
        }
        var internship = own.get();
        var upcoming = meetings.upcoming(internship.cohort());
        var past = new ArrayList<Past>();
        for (Meeting meeting : meetings.of(internship.cohort())) {
            if (!meeting.isCanceled()
                    && (meeting.isHeld() || meeting.hasBegun(clock.now()))
                    && !upcoming.contains(meeting)) {
                past.add(past(meeting, internship));
            }
        }
        long attended =
                meetings
                        .presences(List.of(internship.id()))
                        .getOrDefault(internship.id(), java.util.Map.of())
                        .values()
                        .stream()
                        .filter(presence -> presence != Meeting.Presence.MISSED)
                        .count();
        return Reply.show(
                "internship/meeting/meeting-own",
                new OwnMeetings(
                        true,
                        polls.open(internship.cohort()),
                        upcoming.isEmpty() ? null : upcoming.getFirst(),
                        upcoming.stream().skip(1).toList(),
                        past,
                        (int) attended,
                        internship.months()));
    }

    private Past past(Meeting meeting, CoachedInternship internship) {
        if (!meeting.isHeld()) {
            return new Past(meeting, null, List.of());
        }
        var attendance = meetings.attendance(meeting);
        var own = attendance.stream()
                .filter(one -> one.internship().equals(internship.id()))
                .findFirst();
        return new Past(
                meeting,
                own.map(one -> one.presence().badge()).orElse(null),
                attendance.stream()
                        .filter(one -> one.presence() == Meeting.Presence.CAME)
                        .map(Meetings.Attendance::name)
                        .toList());
    }
}
