package org.cadre.internship.cohort;

import java.time.LocalDate;
import org.cadre.internship.meeting.Meeting;
import org.cadre.internship.project.Project;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Fact.InternshipState;

/** A state as people see it: a color's name, an icon and always the word. */
public record CoachBadge(String tone, String icon, Sentence words) {
    /** The word alone, for a narrow place: of reports only. */
    public Sentence brief() {
        return Sentence.of(words.key() + ".brief");
    }

    public static CoachBadge of(MonthlyReport report, LocalDate due, LocalDate today) {
        if (report.isOverdue(due, today)) {
            return new CoachBadge("problem", "exclamation-circle-fill", Sentence.of("internship.report.state.overdue"));
        }
        return switch (report.state()) {
            case OPEN -> new CoachBadge("quiet", "pencil", Sentence.of("internship.report.state.open"));
            case SUBMITTED -> new CoachBadge("attention", "envelope", Sentence.of("internship.report.state.submitted"));
            case RETURNED ->
                new CoachBadge("attention", "arrow-return-left", Sentence.of("internship.report.state.returned"));
            case ACCEPTED ->
                new CoachBadge("done", "check-circle-fill", Sentence.of("internship.report.state.accepted"));
        };
    }

    public static CoachBadge of(Project.State state) {
        return switch (state) {
            case PROPOSED -> new CoachBadge("attention", "lightbulb", Sentence.of("internship.project.state.proposed"));
            case TOPIC_APPROVED ->
                new CoachBadge("quiet", "pencil", Sentence.of("internship.project.state.topic-approved"));
            case SUBMITTED ->
                new CoachBadge("attention", "envelope", Sentence.of("internship.project.state.submitted"));
            case RETURNED ->
                new CoachBadge("attention", "arrow-return-left", Sentence.of("internship.project.state.returned"));
            case PASSED -> new CoachBadge("done", "check-circle-fill", Sentence.of("internship.project.state.passed"));
            case NOT_PASSED ->
                new CoachBadge("problem", "x-circle-fill", Sentence.of("internship.project.state.not-passed"));
        };
    }

    public static CoachBadge of(Meeting.Presence presence) {
        return switch (presence) {
            case CAME -> new CoachBadge("done", "check-circle-fill", Sentence.of("internship.meeting.presence.came"));
            case MADE_UP -> new CoachBadge("done", "arrow-repeat", Sentence.of("internship.meeting.presence.made-up"));
            case MISSED -> new CoachBadge("problem", "x-circle", Sentence.of("internship.meeting.presence.missed"));
        };
    }

    public static CoachBadge of(InternshipState state) {
        return switch (state) {
            case APPLIED -> new CoachBadge("quiet", "hourglass", Sentence.of("internship.coach.state.applied"));
            case ACTIVE -> new CoachBadge("primary", "play-circle", Sentence.of("internship.coach.state.active"));
            case ON_HOLD -> new CoachBadge("attention", "pause-circle", Sentence.of("internship.coach.state.on-hold"));
            case COMPLETE ->
                new CoachBadge("done", "check-circle-fill", Sentence.of("internship.coach.state.complete"));
            case WITHDRAWN, LAPSED ->
                new CoachBadge("quiet", "dash-circle", Sentence.of("internship.coach.state.left"));
        };
    }
}
