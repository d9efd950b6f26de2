package org.cadre.internship.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is recorded of one internship, for an audit: shared summaries are among it, private notes and what is for the
 * coach alone never are.
 *
 * @param edition the edition that judges, by name and version
 * @param countedMinutes the sum that counts today, as on every screen
 * @param confirmedMinutes of these, what the protégé confirmed
 * @param waitingMinutes what would count if somebody attested it
 */
public record InternshipRecord(
        UUID internship,
        String mit,
        String cohort,
        String edition,
        String state,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable LocalDate endedOn,
        int extensionMonths,
        String extensionReason,
        int targetMinutes,
        int countedMinutes,
        int confirmedMinutes,
        int waitingMinutes,
        List<Hold> holds,
        List<Excused> excusedMonths,
        List<Agreed> pairings,
        List<Contact> contacts,
        List<Report> reports,
        List<Meeting> meetings,
        @Nullable FinalProject project) {

    /** A rest, with its last day when it is over. */
    public record Hold(LocalDate first, @Nullable LocalDate last, String reason) {}

    /** A month that may go without a contact. */
    public record Excused(int month, String reason) {}

    /**
     * A pairing with its two signatures.
     *
     * @param asked the days on which the protégé was asked by mail to confirm
     */
    public record Agreed(
            UUID id,
            String protege,
            String kind,
            String school,
            String state,
            String agreementVersion,
            Instant signedByMit,
            @Nullable Instant signedByProtege,
            @Nullable LocalDate endedOn,
            List<LocalDate> asked) {}

    /**
     * One contact, with how it is attested.
     *
     * @param counts whether its minutes are in the sum
     * @param reverses the entry that it stands for since that one was taken back
     * @param askedTimes how often the protégé was asked since it was logged
     */
    public record Contact(
            UUID id,
            String protege,
            LocalDate day,
            @Nullable LocalTime start,
            int minutes,
            String mode,
            List<String> topics,
            List<String> standards,
            String summary,
            String nextSteps,
            @Nullable LocalDate nextDay,
            String longReason,
            String state,
            String level,
            boolean counts,
            boolean supplement,
            @Nullable UUID reverses,
            Instant loggedAt,
            int askedTimes,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            @Nullable String verifiedBy,
            @Nullable Instant verifiedAt,
            String verifiedReason,
            String dispute,
            String disputeOutcome) {}

    /** A month's report with what was answered, the coach's last word and each return. */
    public record Report(
            int month,
            LocalDate first,
            LocalDate last,
            LocalDate due,
            String state,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate acceptedOn,
            @Nullable Integer minutes,
            @Nullable Integer contacts,
            List<Answer> answers,
            String comment,
            List<Return> returns) {}

    /** What was asked and answered. */
    public record Answer(String asked, String text) {}

    /**
     * A return with its reason.
     *
     * @param comment about the report as a whole; empty when all was said beside the answers
     * @param beside what was said beside each answer
     */
    public record Return(LocalDate on, String by, String comment, List<Answer> beside) {}

    /**
     * A meeting that was held, and whether the MIT was there.
     *
     * @param presence "came", "made up" or "missed"
     */
    public record Meeting(
            int month,
            String kind,
            Instant startsAt,
            String presence,
            @Nullable String madeUp,
            @Nullable LocalDate madeUpOn) {}

    /** The final project with its files' digests and what its readers judged. */
    public record FinalProject(
            String title,
            String topic,
            String summary,
            String state,
            LocalDate proposedOn,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate decidedOn,
            List<File> files,
            List<Reading> readings) {}

    /** A file by its name and the SHA-256 of its bytes. */
    public record File(String name, String mediaType, int bytes, String sha256) {}

    /** One reader's judgment of one submission; scores by criterion. */
    public record Reading(
            int round,
            int place,
            String reader,
            @Nullable String verdict,
            Map<String, Integer> scores,
            String comment) {}

    public InternshipRecord {
        holds = List.copyOf(holds);
        excusedMonths = List.copyOf(excusedMonths);
        pairings = List.copyOf(pairings);
        contacts = List.copyOf(contacts);
        reports = List.copyOf(reports);
        meetings = List.copyOf(meetings);
    }

    /** The files that belong to it. */
    public List<File> files() {
        return project == null ? List.of() : project.files();
    }
}
