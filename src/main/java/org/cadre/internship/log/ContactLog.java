package org.cadre.internship.log;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cadre.internship.ContactEntryId;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.HoursPolicy.ContactMode;
import org.cadre.program.InternshipTerm;

/**
 * The contact log of one internship, over all its pairings: what counts and what does not yet. Every screen, report and
 * judgment takes its sums from here or comes to the same.
 *
 * @param acceptedMonths months whose report was accepted: what is in them changes only visibly
 */
public record ContactLog(
        Edition edition, InternshipTerm term, List<ContactEntry> entries, Set<Integer> acceptedMonths) {
    /** So long after its day a planned contact is asked about. */
    static final int APPOINTMENT_DAYS = 7;

    public ContactLog {
        entries = List.copyOf(entries);
        acceptedMonths = Set.copyOf(acceptedMonths);
    }

    /** The same with one more entry. */
    ContactLog with(ContactEntry entry) {
        var all = new ArrayList<>(entries);
        all.add(entry);
        return new ContactLog(edition, term, all, acceptedMonths);
    }

    /** One month of the internship with its entries, the latest first. */
    public record Month(
            int number, DateRange days, List<ContactEntry> entries, int minutes, int counted, boolean accepted) {}

    /** Minutes that count today, by the edition's level and caps. */
    public int counted() {
        return minutes(entry -> entry.level().isAtLeast(edition.hours().level()));
    }

    /** Minutes that the protégé confirmed. */
    public int confirmed() {
        return minutes(entry -> entry.level() == ConfirmationLevel.CONFIRMED);
    }

    /** Minutes logged, whoever attested them: those that count and those that wait. */
    int logged() {
        return minutes(_ -> true);
    }

    /** Minutes that would count at once if somebody attested them. */
    public int waiting() {
        return logged() - counted();
    }

    private int minutes(Predicate<ContactEntry> which) {
        var byMode = new HashMap<String, Integer>();
        for (var entry : entries) {
            if (mayCount(entry) && which.test(entry)) {
                byMode.merge(entry.mode(), entry.minutes(), Integer::sum);
            }
        }
        return edition.hours().counted(byMode);
    }

    /** Whether only its level can keep it from counting. */
    private boolean mayCount(ContactEntry entry) {
        return entry.state().counts()
                && term.contains(entry.day())
                && edition.hours().mode(entry.mode()).map(ContactMode::counts).orElse(false);
    }

    /** Whether its minutes count today. */
    public boolean counts(ContactEntry entry) {
        return mayCount(entry) && entry.level().isAtLeast(edition.hours().level());
    }

    /** The minutes the edition asks for. */
    public int target() {
        return edition.contactTarget();
    }

    /** How far the minutes that count are from the pace on that day: negative is behind. */
    public int aheadOfPace(LocalDate day) {
        return counted() - term.pace(target(), day);
    }

    Optional<ContactEntry> find(ContactEntryId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    List<ContactEntry> awaitingConfirmation() {
        return entries.stream().filter(ContactEntry::awaitsConfirmation).toList();
    }

    /** The latest one that stands. */
    Optional<ContactEntry> latest() {
        return entries.stream()
                .filter(ContactEntry::stands)
                .max(Comparator.comparing(ContactEntry::day)
                        .thenComparing(entry -> entry.id().value()));
    }

    /**
     * The contact that was planned for today or the days before and has not been logged: the day the newest entry named,
     * unless something was logged on it or after.
     */
    Optional<Appointment> appointment(LocalDate today) {
        return latest().filter(last -> last.nextDay() != null)
                .map(last -> new Appointment(
                        last.id(), Objects.requireNonNull(last.nextDay()), last.start(), last.protegeName()))
                .filter(one -> one.day().isAfter(today.minusDays(APPOINTMENT_DAYS))
                        && !one.day().isAfter(today))
                .filter(one -> term.contains(one.day())
                        && entries.stream()
                                .noneMatch(
                                        entry -> entry.stands() && !entry.day().isBefore(one.day())));
    }

    boolean isAccepted(LocalDate day) {
        return acceptedMonths.contains(term.monthOf(day).orElse(0));
    }

    /** The entries of a month, the latest first. */
    List<ContactEntry> of(int month) {
        return entries.stream()
                .filter(entry -> term.monthOf(entry.day()).orElse(0) == month)
                .sorted(Comparator.comparing(ContactEntry::day)
                        .thenComparing(entry -> entry.id().value())
                        .reversed())
                .toList();
    }

    /** The months that have begun, the latest first. */
    public List<Month> months(LocalDate today) {
        var months = new ArrayList<Month>();
        for (int number = term.allMonths(); number >= 1; number--) {
            var days = term.month(number);
            var inIt = of(number);
            if (days.first().isAfter(today) && inIt.isEmpty()) {
                continue;
            }
            months.add(new Month(
                    number, days, inIt, loggedIn(number), countedIn(number), acceptedMonths.contains(number)));
        }
        return months;
    }

    /** Minutes of that month that count. */
    int countedIn(int month) {
        return of(month).stream()
                .filter(this::counts)
                .mapToInt(ContactEntry::minutes)
                .sum();
    }

    /** Minutes of that month that count or wait. */
    int loggedIn(int month) {
        return of(month).stream()
                .filter(this::mayCount)
                .mapToInt(ContactEntry::minutes)
                .sum();
    }

    Map<String, Integer> minutesByMode() {
        var byMode = new HashMap<String, Integer>();
        entries.stream()
                .filter(ContactEntry::stands)
                .forEach(entry -> byMode.merge(entry.mode(), entry.minutes(), Integer::sum));
        return byMode;
    }
}
