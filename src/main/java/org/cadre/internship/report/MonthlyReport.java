package org.cadre.internship.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition.PromptKind;
import org.cadre.program.Edition.ReportPrompt;
import org.cadre.program.Fact.ReportState;
import org.jspecify.annotations.Nullable;

/**
 * The MIT's return for one month of the internship.
 *
 * @param answers by the key of the edition's prompt, as the MIT has them before them
 * @param sentAnswers while a returned report is rewritten: the answers as they were sent
 * @param minutes what the log held when it was sent, and for good when it was accepted
 * @param firstSentOn when it was sent for the first time
 * @param comment the coach's last word
 * @param revision counts the savings, so that two tabs notice each other
 */
public record MonthlyReport(
        UUID id,
        InternshipId internship,
        int month,
        ReportState state,
        Map<String, String> answers,
        @Nullable Map<String, String> sentAnswers,
        boolean wantsHelp,
        @Nullable Integer minutes,
        @Nullable Integer contacts,
        @Nullable Instant submittedAt,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate firstSentOn,
        @Nullable LocalDate acceptedOn,
        @Nullable String comment,
        int revision,
        @Nullable Instant savedAt) {

    /** What becomes of the wish to send it. */
    sealed interface Sending {
        record Ready() implements Sending {}

        /** The month is not over: its last day is the first on which the report can be sent. */
        record TooEarly(LocalDate from) implements Sending {}

        record Unanswered(List<ReportPrompt> prompts) implements Sending {}

        /** It is with the coach already, or accepted. */
        record AlreadySent() implements Sending {}
    }

    /** What others read: the answers as they were sent, not what is being written since. */
    public Map<String, String> sent() {
        if (state == ReportState.OPEN) {
            return Map.of();
        }
        return sentAnswers == null ? answers : sentAnswers;
    }

    /** A flag for good: it was sent after its due day. A report that was returned is judged by its first sending. */
    boolean wasSentLate(LocalDate due) {
        LocalDate first = firstSentOn == null ? submittedOn : firstSentOn;
        return first != null && first.isAfter(due);
    }

    /** It is in the MIT's hands. */
    boolean isWritable() {
        return state == ReportState.OPEN || state == ReportState.RETURNED;
    }

    /** A flag beside the state: in the MIT's hands, and the due day has passed. */
    public boolean isOverdue(LocalDate due, LocalDate today) {
        return isWritable() && today.isAfter(due);
    }

    /** The state in words and color. */
    public CoachBadge badge(LocalDate due, LocalDate today) {
        if (isOverdue(due, today)) {
            return new CoachBadge("problem", "exclamation-circle-fill", Sentence.of("internship.report.state.overdue"));
        }
        return switch (state) {
            case OPEN -> new CoachBadge("quiet", "pencil", Sentence.of("internship.report.state.open"));
            case SUBMITTED -> new CoachBadge("attention", "envelope", Sentence.of("internship.report.state.submitted"));
            case RETURNED ->
                new CoachBadge("attention", "arrow-return-left", Sentence.of("internship.report.state.returned"));
            case ACCEPTED ->
                new CoachBadge("done", "check-circle-fill", Sentence.of("internship.report.state.accepted"));
        };
    }

    Sending sending(List<ReportPrompt> prompts, Map<String, String> typed, LocalDate monthLast, LocalDate today) {
        if (!isWritable()) {
            return new Sending.AlreadySent();
        }
        if (today.isBefore(monthLast)) {
            return new Sending.TooEarly(monthLast);
        }
        var unanswered = new ArrayList<ReportPrompt>();
        for (var prompt : prompts) {
            if (prompt.required()
                    && prompt.kind() == PromptKind.TEXT
                    && typed.getOrDefault(prompt.key(), "").isBlank()) {
                unanswered.add(prompt);
            }
        }
        return unanswered.isEmpty() ? new Sending.Ready() : new Sending.Unanswered(unanswered);
    }

    /** The word in the database. */
    public static String word(ReportState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. */
    public static ReportState state(String word) {
        return ReportState.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
