package org.cadre.reporting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is next for somebody: what, by when, and where it is done.
 *
 * @param detail a word more, such as what the coach wrote
 * @param on the day it is about, which orders what is equally urgent
 * @param when the day in words, with its distance
 * @param action what the button says
 */
record NextStep(
        Urgency urgency,
        String icon,
        Sentence what,
        @Nullable Sentence detail,
        @Nullable LocalDate on,
        @Nullable Sentence when,
        String href,
        Sentence action) {

    /** In the order in which things are done. */
    enum Urgency {
        OVERDUE("problem"),
        DUE("attention"),
        COMING("primary"),
        /** Somebody else's turn. */
        WAITING("quiet");

        private final String tone;

        Urgency(String tone) {
            this.tone = tone;
        }

        String tone() {
            return tone;
        }
    }

    /** From here on months say more than days. */
    private static final int MANY_DAYS = 90;

    private static final Comparator<NextStep> ORDER = Comparator.comparing(NextStep::urgency)
            .thenComparing(NextStep::on, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The most urgent ones of all, earliest first. */
    static List<NextStep> first(int most, Stream<NextStep> steps) {
        return steps.sorted(ORDER).limit(most).toList();
    }

    static NextStep overdue(
            String icon,
            Sentence what,
            @Nullable Sentence detail,
            LocalDate since,
            LocalDate today,
            String href,
            Sentence action) {
        return new NextStep(
                Urgency.OVERDUE, icon, what, detail, since, said("reporting.when.overdue", since, today), href, action);
    }

    static NextStep due(
            String icon,
            Sentence what,
            @Nullable Sentence detail,
            LocalDate by,
            LocalDate today,
            String href,
            Sentence action) {
        return new NextStep(Urgency.DUE, icon, what, detail, by, said("reporting.when.due", by, today), href, action);
    }

    static NextStep coming(
            String icon,
            Sentence what,
            @Nullable Sentence detail,
            LocalDate on,
            LocalDate today,
            String href,
            Sentence action) {
        return new NextStep(Urgency.COMING, icon, what, detail, on, said("reporting.when.on", on, today), href, action);
    }

    static NextStep by(
            String icon,
            Sentence what,
            @Nullable Sentence detail,
            LocalDate by,
            LocalDate today,
            String href,
            Sentence action) {
        return new NextStep(
                Urgency.COMING, icon, what, detail, by, said("reporting.when.due", by, today), href, action);
    }

    static NextStep waiting(
            String icon,
            Sentence what,
            @Nullable Sentence detail,
            LocalDate since,
            LocalDate today,
            String href,
            Sentence action) {
        return new NextStep(
                Urgency.WAITING, icon, what, detail, since, said("reporting.when.since", since, today), href, action);
    }

    /** Something that can be done any day. */
    static NextStep anytime(
            Urgency urgency, String icon, Sentence what, @Nullable Sentence detail, String href, Sentence action) {
        return new NextStep(urgency, icon, what, detail, null, null, href, action);
    }

    static Sentence said(String key, LocalDate day, LocalDate today) {
        return Sentence.of(key, day, distance(day, today));
    }

    /** "today", "in 3 days", "2 days ago": only ever beside the date. */
    static Sentence distance(LocalDate day, LocalDate today) {
        int days = (int) ChronoUnit.DAYS.between(today, day);
        if (Math.abs(days) > MANY_DAYS) {
            int months = (int) ChronoUnit.MONTHS.between(today, day);
            return months > 0
                    ? Sentence.of("reporting.distance.in-months", months)
                    : Sentence.of("reporting.distance.months-ago", -months);
        }
        return days == 0
                ? Sentence.of("reporting.distance.today")
                : days > 0 ? Sentence.of("reporting.distance.in", days) : Sentence.of("reporting.distance.ago", -days);
    }
}
