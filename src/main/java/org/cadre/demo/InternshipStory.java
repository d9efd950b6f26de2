package org.cadre.demo;

import static org.cadre.demo.Histories.at;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.demo.Crowd.Somebody;
import org.cadre.demo.PartTwoRows.Confirmed;
import org.cadre.demo.PartTwoRows.Dispute;
import org.cadre.demo.PartTwoRows.Verified;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/** Nine months of one Mentor-in-Training with one protégé, told up to today as their course had it. */
final class InternshipStory {
    /**
     * What has come of it.
     *
     * @param allDone the day on which the last thing was done that the certificate asks for; null while something is left
     */
    record Told(UUID internship, @Nullable LocalDate allDone) {}

    private static final List<Integer> LENGTHS = List.of(30, 30, 45, 45, 45, 60, 60, 60, 90, 120);
    private static final List<String> SHORT_MODES = List.of("phone", "phone", "video", "email");
    private static final List<String> MODES = List.of("video", "phone", "in-person", "video", "in-person", "group");
    private static final List<String> LONG_MODES = List.of("in-person", "site-visit");
    private static final List<String> KINDS = List.of("novice", "novice", "newly hired", "newly hired", "turnaround");
    private static final int MOST_MISSED_CALLS = 2;

    private final Histories histories;
    private final Crowd crowd;
    private final Dice dice;
    private final Edition rules;
    private final LocalDate today;
    private final Somebody mit;
    private final CohortStory cohort;
    private final Course course;

    /** The last day of which anything is told: yesterday, or the day it came to an end. */
    private LocalDate end;

    private @Nullable LocalDate lastDone;
    private UUID id = new UUID(0, 0);
    private UUID pairing = new UUID(0, 0);
    private PersonId protege = new PersonId(id);

    InternshipStory(
            Histories histories,
            Crowd crowd,
            Dice dice,
            Edition rules,
            LocalDate today,
            Somebody mit,
            CohortStory cohort,
            Course course) {
        this.histories = histories;
        this.crowd = crowd;
        this.dice = dice;
        this.rules = rules;
        this.today = today;
        this.mit = mit;
        this.cohort = cohort;
        this.course = course;
        this.end = today.minusDays(1);
    }

    Told tell(LocalDate appliedOn) {
        var proposedOn = dice.after(cohort.starts(), -20, -8);
        if (course == Course.WAITING) {
            wait(appliedOn);
            return new Told(id, null);
        }
        var acceptedOn = proposedOn.plusDays(dice.chance(85) ? dice.between(1, 8) : dice.between(9, 30));
        var firstDay = acceptedOn.isAfter(cohort.starts()) ? acceptedOn : cohort.starts();
        var term = begin(appliedOn, firstDay);
        name(proposedOn, acceptedOn);
        boolean enough = logAndReport(term);
        comeToCalls();
        boolean passed = project(firstDay);
        return new Told(id, enough && passed ? lastDone : null);
    }

    private void wait(LocalDate appliedOn) {
        id = histories.internship(mit.id(), cohort.id(), "applied", appliedOn, null, null);
        histories.role(mit.id(), Role.MIT, null, appliedOn);
        if (dice.chance(70)) {
            name(dice.after(today, -18, -1), null);
        }
    }

    private InternshipTerm begin(LocalDate appliedOn, LocalDate firstDay) {
        var hold = hold(firstDay);
        var term = rules.term(today, firstDay, hold == null ? List.of() : List.of(hold), 0);
        if (course == Course.WITHDRAWN) {
            end = earlier(dice.after(firstDay, 35, 150), end);
        }
        boolean withdrawn = course == Course.WITHDRAWN;
        id = histories.id(appliedOn);
        histories.add(new PartTwoRows.Internship(
                id,
                mit.id().value(),
                cohort.id(),
                withdrawn ? "withdrawn" : course == Course.ON_HOLD && hold != null ? "on hold" : "active",
                appliedOn,
                firstDay,
                term.lastDay(),
                withdrawn ? end : null,
                withdrawn ? "Moved to another state." : null));
        if (hold != null) {
            histories.add(new PartTwoRows.Hold(
                    histories.id(hold.first()), id, hold.first(), hold.last(), "Leave agreed with the coach."));
        }
        histories.role(mit.id(), Role.MIT, null, appliedOn, withdrawn ? end : null);
        return term;
    }

    /** Who is on hold today, and one in twenty who was for a few weeks. */
    private @Nullable DateRange hold(LocalDate firstDay) {
        long gone = ChronoUnit.DAYS.between(firstDay, today);
        if (course == Course.ON_HOLD && gone > 30) {
            return new DateRange(today.minusDays(dice.between(5, (int) Math.min(45, gone - 20))), null);
        }
        if (course == Course.STEADY && gone > 120 && gone < 240 && dice.chance(8)) {
            var from = dice.after(firstDay, 40, 70);
            return new DateRange(from, dice.after(from, 13, 34));
        }
        return null;
    }

    private void name(LocalDate proposedOn, @Nullable LocalDate acceptedOn) {
        var someone = crowd.protege(mit.school(), proposedOn);
        protege = someone.id();
        pairing = histories.id(at(proposedOn, 11));
        boolean over = course == Course.WITHDRAWN;
        histories.add(new PartTwoRows.Pairing(
                pairing,
                id,
                protege.value(),
                dice.oneOf(KINDS),
                someone.school().id().value(),
                acceptedOn == null ? "proposed" : over ? "ended" : "active",
                rules.agreement().version(),
                rules.agreement().text(),
                at(proposedOn, 11),
                acceptedOn == null ? null : at(acceptedOn, 16),
                acceptedOn,
                over ? end : null,
                over ? "The mentor left the program." : null));
    }

    // ---- contacts and reports

    /** All months that have begun; true when all nine are over, logged in full and reported. */
    private boolean logAndReport(InternshipTerm term) {
        var lastContact = course == Course.SILENT ? end.minusDays(dice.between(35, 75)) : end;
        int target = rules.contactTarget();
        int average = target / rules.internship().months();
        int logged = 0;
        boolean reported = true;
        for (int month = 1; month <= term.months() && !term.monthFirst(month).isAfter(end); month++) {
            var last = earlier(term.monthLast(month), lastContact);
            int wanted = course == Course.BEHIND
                    ? dice.percentOf(average, 30, 78)
                    : month < term.months()
                            ? dice.percentOf(average, 88, 114)
                            : Math.max(average / 2, target - logged + dice.between(0, 30) * 5);
            var days = days(term, month, last);
            int share = whole(wanted, days.size(), workdays(term, month));
            var lengths = lengths(share, days.size());
            logged += log(term, month, days, lengths);
            reported &= report(term, month, lengths);
        }
        return reported && logged >= target && term.lastDay().isBefore(end);
    }

    /** Of what is wanted in a month that is not over, the part that its days so far can hold. */
    private static int whole(int wanted, int soFar, int all) {
        return soFar >= all ? wanted : wanted * soFar / all / 5 * 5;
    }

    private static int workdays(InternshipTerm term, int month) {
        return days(term, month, term.monthLast(month)).size();
    }

    private static List<LocalDate> days(InternshipTerm term, int month, LocalDate last) {
        return term.monthFirst(month)
                .datesUntil(later(last.plusDays(1), term.monthFirst(month)))
                .filter(day -> !Dice.isWeekend(day) && !term.isOnHold(day))
                .toList();
    }

    /** Lengths that add up to so many minutes, for at most so many contacts. */
    private List<Integer> lengths(int minutes, int most) {
        var lengths = new ArrayList<Integer>();
        int left = most == 0 ? 0 : minutes;
        while (left >= 15) {
            int length = Math.min(left, dice.oneOf(LENGTHS));
            if (lengths.size() < most) {
                lengths.add(length);
            } else {
                lengths.set(left % most, lengths.get(left % most) + length);
            }
            left -= length;
        }
        if (left > 0 && !lengths.isEmpty()) {
            lengths.set(0, lengths.getFirst() + left);
        }
        return lengths;
    }

    /** One contact a day at most, so that none overlaps another; returns the minutes that count. */
    private int log(InternshipTerm term, int month, List<LocalDate> days, List<Integer> lengths) {
        int counted = 0;
        var chosen = dice.some(days, lengths.size());
        for (int i = 0; i < chosen.size(); i++) {
            counted += contact(chosen.get(i), lengths.get(i));
        }
        if (days.size() > chosen.size() + 1 && dice.chance(4)) {
            var free = days.stream().filter(day -> !chosen.contains(day)).toList();
            disputed(dice.oneOf(free), !term.monthLast(month).isBefore(today.minusDays(20)));
        }
        return counted;
    }

    private int contact(LocalDate day, int minutes) {
        String mode = dice.oneOf(minutes < 45 ? SHORT_MODES : minutes > 90 ? LONG_MODES : MODES);
        var confirmedOn = day.plusDays(dice.between(0, 6));
        var verifiedOn = day.plusDays(dice.between(12, 20));
        boolean certain = course == Course.STEADY;
        var confirmed = !confirmedOn.isAfter(end) && dice.chance(88)
                ? new Confirmed(protege.value(), at(confirmedOn, 20))
                : Confirmed.NONE;
        boolean verify = confirmed == Confirmed.NONE && !verifiedOn.isAfter(end) && (dice.chance(60) || certain);
        var verified = verify
                ? new Verified(cohort.coach().value(), at(verifiedOn, 20), dice.oneOf(Phrases.VERIFICATIONS))
                : Verified.NONE;
        add(day, minutes, mode, "submitted", confirmed, verified, Dispute.NONE);
        if (confirmed == Confirmed.NONE && !verify) {
            return 0;
        }
        done(verify ? verifiedOn : confirmedOn);
        return minutes;
    }

    /** The protégé says it was not so; after a while the coach finds them right. */
    private void disputed(LocalDate day, boolean open) {
        var said = at(earlier(day.plusDays(2), end), 20);
        var dispute = open
                ? new Dispute(dice.oneOf(Phrases.DISPUTES), said, null, null)
                : new Dispute(dice.oneOf(Phrases.DISPUTES), said, "upheld", at(earlier(day.plusDays(8), end), 21));
        add(day, 45, "phone", open ? "disputed" : "reversed", Confirmed.NONE, Verified.NONE, dispute);
    }

    private void add(
            LocalDate day,
            int minutes,
            String mode,
            String state,
            Confirmed confirmed,
            Verified verified,
            Dispute dispute) {
        boolean live = rules.hours().mode(mode).orElseThrow().live();
        var logged = at(earlier(day.plusDays(dice.chance(80) ? 0 : dice.between(1, 5)), end), 19);
        histories.add(new PartTwoRows.Contact(
                histories.id(logged),
                pairing,
                day,
                live ? LocalTime.of(7, 0).plusMinutes(15L * dice.between(0, 38)) : null,
                minutes,
                mode,
                dice.some(Phrases.STANDARDS, dice.between(1, 2)),
                dice.oneOf(Phrases.TALKS),
                dice.oneOf(Phrases.NEXT_STEPS),
                state,
                confirmed,
                verified,
                dispute,
                logged));
    }

    /** The report of a month that is over; true when it was accepted. */
    private boolean report(InternshipTerm term, int month, List<Integer> lengths) {
        var sentOn = term.monthLast(month).plusDays(course == Course.BEHIND ? dice.between(4, 22) : dice.between(1, 8));
        boolean newest = term.monthLast(month).isAfter(end.minusDays(31));
        boolean forgotten = newest && term.lastDay().isAfter(today) && dice.chance(12);
        if (sentOn.isAfter(end) || forgotten || (course == Course.SILENT && newest)) {
            return false;
        }
        var decidedOn = sentOn.plusDays(dice.between(1, 6));
        boolean accepted = !decidedOn.isAfter(end);
        boolean returned = accepted && newest && course != Course.STEADY && dice.chance(40);
        histories.add(new PartTwoRows.Report(
                histories.id(at(sentOn, 19)),
                id,
                month,
                returned ? "returned" : accepted ? "accepted" : "submitted",
                Phrases.answers(dice),
                lengths.stream().mapToInt(Integer::intValue).sum(),
                lengths.size(),
                at(sentOn, 19),
                sentOn,
                accepted ? cohort.coach().value() : null,
                accepted ? at(decidedOn, 20) : null,
                accepted && !returned ? decidedOn : null));
        if (accepted && !returned) {
            done(decidedOn);
        }
        return accepted && !returned;
    }

    // ---- calls and the project

    /** Who keeps up misses no more than the program lets them. */
    private void comeToCalls() {
        int missed = 0;
        for (var call : cohort.held()) {
            if (call.day().isAfter(end)) {
                break;
            }
            boolean comes = dice.chance(course == Course.STEADY ? 93 : 70);
            if (comes || (course == Course.STEADY && missed == MOST_MISSED_CALLS)) {
                histories.cameTo(call.meeting(), id, cohort.coach(), call.day());
                done(call.day());
            } else {
                missed++;
            }
        }
    }

    private boolean project(LocalDate firstDay) {
        var proposedOn = dice.after(firstDay.plusMonths(4), 0, 30);
        if (proposedOn.isAfter(end) || course == Course.SILENT) {
            return false;
        }
        var approvedOn = dice.after(proposedOn, 3, 8);
        var submittedOn = dice.after(firstDay.plusMonths(7), 10, 40);
        var decidedOn = dice.after(submittedOn, 4, 12);
        boolean approved = !approvedOn.isAfter(end);
        boolean submitted = course == Course.STEADY && !submittedOn.isAfter(end);
        boolean passed = submitted && !decidedOn.isAfter(end);
        UUID project = histories.id(proposedOn);
        var coach = cohort.coach().value();
        histories.add(new PartTwoRows.Project(
                project,
                id,
                dice.oneOf(Phrases.PROJECTS),
                submitted ? "What nine months with one new principal taught us both about this question." : "",
                passed ? "passed" : submitted ? "submitted" : approved ? "topic approved" : "proposed",
                proposedOn,
                approved ? coach : null,
                approved ? approvedOn : null,
                submitted ? submittedOn : null,
                passed ? decidedOn : null));
        if (passed) {
            histories.add(new PartTwoRows.Reading(
                    histories.id(submittedOn), project, coach, 1, submittedOn, scores(), at(decidedOn, 20)));
            done(decidedOn);
        }
        return passed;
    }

    private String scores() {
        var scores = new ArrayList<String>();
        var rubric = rules.rubric();
        for (var criterion : rubric.criteria()) {
            scores.add("\"" + criterion.key() + "\": " + dice.between(rubric.passing(), rubric.highest()));
        }
        return "{" + String.join(", ", scores) + "}";
    }

    private void done(LocalDate day) {
        lastDone = lastDone == null ? day : later(lastDone, day);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
