package org.cadre.internship.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.HoursPolicy;
import org.jspecify.annotations.Nullable;

/** What the contact log holds of one month, as a report shows it. */
public record MonthlyLog(List<Entry> entries) {
    /**
     * One contact.
     *
     * @param supplement added after the month's report was accepted
     */
    public record Entry(
            UUID id,
            InternshipId internship,
            LocalDate day,
            @Nullable LocalTime starts,
            int minutes,
            String mode,
            ConfirmationLevel level,
            ContactState state,
            String summary,
            String nextSteps,
            @Nullable LocalDate nextDay,
            List<String> standards,
            boolean supplement) {
        boolean waitsForProtege() {
            return state.counts() && !level.isAtLeast(ConfirmationLevel.VERIFIED);
        }
    }

    public MonthlyLog {
        entries = List.copyOf(entries);
    }

    /** Minutes of every contact that is neither disputed nor reversed. */
    int minutes() {
        return entries.stream()
                .filter(one -> one.state.counts())
                .mapToInt(Entry::minutes)
                .sum();
    }

    int contacts() {
        return (int) entries.stream().filter(one -> one.state.counts()).count();
    }

    /** Minutes that are attested well enough to count already. */
    int minutes(ConfirmationLevel level) {
        return entries.stream()
                .filter(one -> one.state.counts() && one.level.isAtLeast(level))
                .mapToInt(Entry::minutes)
                .sum();
    }

    /** Minutes of it that count, by the edition's level and caps: for the log of all months. */
    public int counted(HoursPolicy hours) {
        return hours.counted(entries.stream()
                .filter(one -> one.state.counts() && one.level.isAtLeast(hours.level()))
                .collect(groupingBy(Entry::mode, summingInt(Entry::minutes))));
    }

    /** Contacts that wait for the protégé's word. */
    public int waiting() {
        return (int) entries.stream().filter(Entry::waitsForProtege).count();
    }

    /** Contacts in question. */
    public int disputed() {
        return (int) entries.stream()
                .filter(one -> one.state == ContactState.DISPUTED)
                .count();
    }

    /** What was taken back or added where the report had been accepted, or attested, already. */
    List<Entry> changed() {
        return entries.stream()
                .filter(one -> one.supplement || one.state == ContactState.REVERSED)
                .toList();
    }

    /** Keys of the standards touched, each once. */
    List<String> standards() {
        return entries.stream()
                .filter(one -> one.state.counts())
                .flatMap(one -> one.standards.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
