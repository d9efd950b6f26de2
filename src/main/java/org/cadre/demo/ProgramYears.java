package org.cadre.demo;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.demo.Crowd.Somebody;
import org.cadre.demo.Institutes.Part;
import org.cadre.platform.command.Progress;
import org.cadre.program.Edition;

/**
 * Five years of the program as they lead up to a day: institutes of some 27 people, of whom half go on together as a
 * cohort; those of the first four years have been certified, those of the last one are under way; others are
 * registered for what is to come.
 */
final class ProgramYears {
    private static final int SEATS = 27;
    private static final int CAPACITY = 30;
    private static final int OLDEST = 1_765;
    /** From here on a cohort of that institute has had the time to finish. */
    private static final int FINISHED = 395;

    private static final int NEWEST_UNDER_WAY = 72;
    private static final int LONGEST_UNDER_WAY = 370;
    private static final int FARTHEST = 115;

    /** How many are at which point of the way. */
    record Shares(int certified, int underWay, int partOneLongAgo, int partOneLately, int registered) {
        static Shares of(int people) {
            int certified = people * 20 / 100;
            int underWay = people * 15 / 100;
            int partOne = people * 30 / 100;
            int longAgo = certified + underWay == 0 ? partOne : partOne * certified / (certified + underWay);
            return new Shares(certified, underWay, longAgo, partOne - longAgo, people - certified - underWay - partOne);
        }
    }

    private final Histories histories;
    private final Crowd crowd;
    private final Dice dice;
    private final Edition rules;
    private final UUID edition;
    private final LocalDate today;
    private final Progress progress;
    private final Institutes institutes;
    private final Recertifications recertifications;
    private final Coaches coaches;
    private final Shares shares;
    private final int people;
    private final List<PastDeed> deeds = new ArrayList<>();
    private int told;

    ProgramYears(
            Histories histories,
            Crowd crowd,
            Ground ground,
            Dice dice,
            UUID edition,
            Edition rules,
            LocalDate today,
            int people,
            Progress progress) {
        this.histories = histories;
        this.crowd = crowd;
        this.dice = dice;
        this.rules = rules;
        this.edition = edition;
        this.today = today;
        this.people = people;
        this.progress = progress;
        this.institutes = new Institutes(histories, crowd, ground, dice.another(), edition, rules, today);
        this.recertifications = new Recertifications(institutes, dice.another());
        this.coaches = new Coaches(histories, crowd);
        this.shares = Shares.of(people);
    }

    /** Writes the rows, and says what was decided about certificates, in the order of its days. */
    List<PastDeed> tell() {
        int finished = groups(shares.certified + shares.partOneLongAgo);
        for (int i = 0; i < finished; i++) {
            finishedInstitute(
                    daysAgo(OLDEST, FINISHED, i, finished),
                    part(shares.certified, i, finished),
                    part(shares.partOneLongAgo, i, finished));
        }
        int underWay = groups(shares.underWay + shares.partOneLately);
        for (int i = 0; i < underWay; i++) {
            instituteUnderWay(
                    daysAgo(LONGEST_UNDER_WAY, NEWEST_UNDER_WAY, i, underWay),
                    part(shares.underWay, i, underWay),
                    part(shares.partOneLately, i, underWay));
        }
        int coming = groups(shares.registered);
        for (int i = 0; i < coming; i++) {
            comingInstitute(i, coming, part(shares.registered, i, coming));
        }
        histories.write();
        deeds.sort(Comparator.comparing(PastDeed::day));
        return List.copyOf(deeds);
    }

    private static int groups(int members) {
        return (members + SEATS - 1) / SEATS;
    }

    /** How many of them fall to one of so many groups. */
    private static int part(int all, int group, int groups) {
        return all * (group + 1) / groups - all * group / groups;
    }

    /** Spread evenly over the time, give or take a few days, on days of the week on which institutes begin. */
    private LocalDate daysAgo(int first, int last, int group, int groups) {
        int days = groups == 1 ? (first + last) / 2 : first - (first - last) * group / (groups - 1);
        var day = today.minusDays(days);
        return day.minusDays((day.getDayOfWeek().getValue() + 5) % 7);
    }

    private List<Somebody> participants(int count, LocalDate before) {
        var all = new ArrayList<Somebody>(count);
        for (int i = 0; i < count; i++) {
            all.add(crowd.participant(dice.after(before, -200, -95)));
        }
        return all;
    }

    // ---- the certified

    private void finishedInstitute(LocalDate firstDay, int goOn, int stop) {
        var event = institutes.institute(firstDay, CAPACITY);
        var mentors = participants(goOn, firstDay);
        mentors.forEach(one -> institutes.attended(event, one, Part.ALL, true));
        stopping(event, stop);
        if (!mentors.isEmpty()) {
            var cohort = cohort(firstDay);
            for (var mentor : mentors) {
                var course = new InternshipStory(
                        histories, crowd, dice.another(), rules, today, mentor, cohort, Course.STEADY);
                var finished = course.tell(dice.after(firstDay, 4, 20));
                var allDone = finished.allDone();
                if (allDone == null) {
                    throw new IllegalStateException("a finished internship that is not: " + mentor);
                }
                certify(mentor, finished.internship(), dice.after(allDone, 2, 10));
            }
        }
        written(goOn + stop);
    }

    private CohortStory cohort(LocalDate institute) {
        var starts = dice.after(institute, 32, 46);
        var coach = coaches.choose(starts);
        return CohortStory.tell(
                histories,
                dice.another(),
                edition,
                rules,
                "Cohort of " + starts.getMonth().getDisplayName(TextStyle.FULL, Locale.US) + " " + starts.getYear()
                        + " (sample)",
                starts,
                coach.person(),
                coach.certified() ? null : Coaches.APPOINTED,
                today);
    }

    /** The award, and what became of the certificate since. */
    private void certify(Somebody mentor, UUID internship, LocalDate day) {
        deeds.add(new PastDeed.Award(day, mentor.id(), internship));
        var expires = rules.expires(day);
        int roll = dice.between(1, 100);
        if (roll <= 4 && ChronoUnit.DAYS.between(day, today) > 90) {
            var ends = dice.after(day, 60, (int) ChronoUnit.DAYS.between(day, today) - 1);
            deeds.add(
                    roll <= 2
                            ? new PastDeed.Revocation(ends, mentor.id())
                            : new PastDeed.Suspension(ends, mentor.id()));
            return;
        }
        coaches.certified(mentor.id(), day, renewal(mentor, expires));
    }

    /** Whether and when the certificate was renewed; returns until when they are certified. */
    private LocalDate renewal(Somebody mentor, LocalDate expires) {
        var opens = rules.renewal().windowOpens(expires);
        var last = expires.plusDays(rules.renewal().graceDays() - 4L);
        boolean over = last.isBefore(today);
        if (opens.plusDays(40).isBefore(today) && dice.chance(over ? 66 : 40)) {
            var day = recertifications.attended(mentor, opens.plusDays(5), over ? last : today.minusDays(3));
            deeds.add(new PastDeed.Renewal(day, mentor.id()));
            return expires.plusYears(rules.validityYears());
        }
        if (!over && expires.minusMonths(6).isBefore(today) && dice.chance(40)) {
            recertifications.registered(mentor, today.plusDays(20), today.plusDays(FARTHEST));
        }
        return expires;
    }

    // ---- those under way, those who stop, those to come

    private void instituteUnderWay(LocalDate firstDay, int goOn, int stop) {
        var event = institutes.institute(firstDay, CAPACITY);
        var mits = participants(goOn, firstDay);
        mits.forEach(one -> institutes.attended(event, one, Part.ALL, true));
        stopping(event, stop);
        if (!mits.isEmpty()) {
            var cohort = cohort(firstDay);
            for (var mit : mits) {
                var course = Course.ofOneUnderWay(dice);
                new InternshipStory(histories, crowd, dice.another(), rules, today, mit, cohort, course)
                        .tell(dice.after(firstDay, 4, 20));
            }
        }
        written(goOn + stop);
    }

    /** Most who stop after part one completed it. */
    private void stopping(Histories.Event event, int count) {
        for (var somebody : participants(count, event.firstDay())) {
            int roll = dice.between(1, 100);
            var part = roll <= 84
                    ? Part.ALL
                    : roll <= 93 ? Part.MISSED_ONE : roll <= 97 ? Part.LEFT_EARLY : Part.NOT_THERE;
            institutes.attended(event, somebody, part, dice.chance(15));
        }
    }

    private void comingInstitute(int group, int groups, int count) {
        var soonest = today.plusDays(9L + (long) (FARTHEST - 9) * group / groups);
        var event = institutes.institute(dice.workday(soonest, soonest.plusDays(3)), CAPACITY);
        participants(count, today).forEach(one -> institutes.registered(event, one));
        written(count);
    }

    private void written(int count) {
        histories.write();
        told += count;
        progress.part(told, people);
    }
}
