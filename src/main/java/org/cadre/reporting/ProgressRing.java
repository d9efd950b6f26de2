package org.cadre.reporting;

import java.util.Locale;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;

/**
 * How far the hours have come, drawn as a ring: what counts, how much is asked for, and a mark where the pace is today.
 *
 * @param pace what would keep the pace on the day; as much as the target when the months are over
 */
record ProgressRing(int done, int target, int pace) {
    private static final double CENTER = 90;
    private static final double RADIUS = 78;
    private static final double TICK = 10;

    /** Of the ring, at most 100. */
    double percent() {
        return share(done);
    }

    private double share(int minutes) {
        return target <= 0 ? 100 : Math.clamp(100.0 * minutes / target, 0, 100);
    }

    /** The dashes of a circle whose length counts as 100: the part that is done, then the rest. */
    String dashes() {
        return number(percent()) + " 100";
    }

    boolean hasArc() {
        return percent() > 0;
    }

    /** The pace is marked while there is one to keep. */
    boolean hasMark() {
        return pace > 0 && pace < target && done < target;
    }

    String markX(boolean outer) {
        return number(CENTER + reach(outer) * Math.sin(angle()));
    }

    String markY(boolean outer) {
        return number(CENTER - reach(outer) * Math.cos(angle()));
    }

    private double angle() {
        return 2 * Math.PI * share(pace) / 100;
    }

    private static double reach(boolean outer) {
        return outer ? RADIUS + TICK : RADIUS - TICK;
    }

    /** Number, target and meaning: "31.50 of 72 hours · 4.50 behind the pace". */
    Sentence says() {
        if (done >= target) {
            return Sentence.of("reporting.hours.met", new Hours(done), whole(target));
        }
        if (pace > done) {
            return Sentence.of("reporting.hours.behind", new Hours(done), whole(target), new Hours(pace - done));
        }
        return done == pace
                ? Sentence.of("reporting.hours.on-pace", new Hours(done), whole(target))
                : Sentence.of("reporting.hours.ahead", new Hours(done), whole(target), new Hours(done - pace));
    }

    Sentence unit() {
        return Sentence.of("reporting.hours.unit", whole(target));
    }

    /** Whole hours are said without decimals where they are a target: "of 72 hours". */
    static Object whole(int minutes) {
        return minutes % 60 == 0 ? (Object) (minutes / 60) : new Hours(minutes);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
