package org.cadre.internship.meeting;

import org.cadre.internship.CoachingEvents.MeetingFacts;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.springframework.stereotype.Component;

/** Knows whom a meeting concerns, and what they need to know of it. */
@Component
final class MeetingInvitations {
    private final Meetings meetings;

    MeetingInvitations(Meetings meetings) {
        this.meetings = meetings;
    }

    MeetingFacts facts(CoachedCohort cohort, Meeting meeting, Viewer coach) {
        return new MeetingFacts(
                meeting.id(),
                cohort.id(),
                cohort.name(),
                coach.id(),
                coach.name(),
                meeting.kind(),
                meeting.startsAt(),
                meeting.minutes(),
                meeting.link(),
                meeting.room(),
                meeting.sequence(),
                meetings.invited(cohort.id()).stream().map(PersonId::new).toList());
    }
}
