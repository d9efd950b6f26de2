package org.cadre.internship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What happened between MITs and their coach, for later steps and for mail. */
public final class CoachingEvents {
    private CoachingEvents() {}

    /** The MIT sent a report; whether they ask for help is for these coaches alone. */
    public record ReportSubmitted(
            UUID report,
            InternshipId internship,
            PersonId mit,
            String mitName,
            int month,
            LocalDate first,
            LocalDate last,
            boolean wantsHelp,
            List<PersonId> coaches) {}

    /** An MIT says that there will be no contact in a month, and asks these coaches to excuse it. */
    public record ExcuseAsked(
            InternshipId internship, PersonId mit, String mitName, int month, List<PersonId> coaches) {}

    /** Mid-term has come for somebody who wrote a mentoring plan. */
    public record PlanReviewDue(InternshipId internship, PersonId mit) {}

    /** Office appointed a coach, from one day on or for some weeks. */
    public record CoachAppointed(
            CohortId cohort,
            String cohortName,
            PersonId coach,
            String part,
            LocalDate first,
            @Nullable LocalDate last) {}

    /** A coach wrote to an MIT of theirs; the words are for the two of them. */
    public record NoteWritten(UUID note, InternshipId internship, PersonId mit, String coachName, String words) {}

    public record ReportReturned(
            UUID report,
            InternshipId internship,
            PersonId mit,
            String coachName,
            int month,
            LocalDate first,
            LocalDate last) {}

    public record ReportAccepted(
            UUID report,
            InternshipId internship,
            PersonId mit,
            String coachName,
            int month,
            LocalDate first,
            LocalDate last,
            LocalDate on) {}

    /**
     * A meeting as those who are invited need to know it.
     *
     * @param room where it is held in writing in Cadre, if it is
     * @param sequence how often its calendar file was renewed
     */
    public record MeetingFacts(
            UUID meeting,
            CohortId cohort,
            String cohortName,
            PersonId coach,
            String coachName,
            String kind,
            Instant startsAt,
            int minutes,
            @Nullable String link,
            @Nullable UUID room,
            int sequence,
            List<PersonId> invited) {}

    /** The coach asks when the cohort can meet. */
    public record MeetingTimesProposed(
            UUID poll, String cohortName, String coachName, String kind, List<Instant> times, List<PersonId> invited) {}

    public record MeetingScheduled(MeetingFacts meeting) {}

    /** A meeting has another time, or another way to join it; it is the same meeting. */
    public record MeetingMoved(MeetingFacts meeting) {}

    public record MeetingCanceled(MeetingFacts meeting) {}

    /** A topic, or a project, waits for its coaches. */
    public record TopicProposed(UUID project, PersonId mit, String mitName, String title, List<PersonId> coaches) {}

    public record TopicApproved(UUID project, PersonId mit, String coachName, String title) {}

    public record TopicChangesAsked(UUID project, PersonId mit, String coachName, String title) {}

    public record ProjectSubmitted(UUID project, PersonId mit, String mitName, String title, List<PersonId> coaches) {}

    /** A reader was asked to read; what others said of it they do not learn before. */
    public record ReaderAssigned(UUID project, PersonId reader, String title) {}

    /** Office has to name a further reader. */
    public record ReaderNeeded(UUID project, String mitName, String title) {}

    /** The readers have decided: "passed", "returned" or "not passed". */
    public record ProjectDecided(
            UUID project, InternshipId internship, PersonId mit, String title, String decision, LocalDate on) {}
}
