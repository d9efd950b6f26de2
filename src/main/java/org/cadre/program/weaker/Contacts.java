package org.cadre.program.weaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.HoursPolicy.ContactMode;
import org.cadre.program.weaker.Months.Month;
import org.cadre.program.weaker.Quantity.Cadence;
import org.jspecify.annotations.Nullable;

/**
 * What contacts there can be, so that enough minutes count here and not too many there. A minute at a level counts at each
 * level below, too, so what is had at one level is among what is had at the next.
 */
final class Contacts {
    static final int LEVELS = ConfirmationLevel.values().length;
    private static final long ENDLESS = Purse.ENDLESS;

    /**
     * What is wanted.
     *
     * @param need minutes by level that count here
     * @param limit minutes by level that may count there
     * @param kept cadences kept here
     * @param missed cadences missed there
     */
    record Wanted(long[] need, long[] limit, List<Cadence> kept, List<Cadence> missed) {}

    /**
     * What there is then.
     *
     * @param months from place 1 on
     * @param minutes by mode, in the order of {@link #modes}, and by level: at that level or above
     * @param seen what of it lies in the months that both editions know
     */
    record Plan(List<Month> months, long[][] minutes, long[][] seen) {}

    /** How a mode counts: up to so many minutes; 0: not at all. */
    record Mode(String key, long here, long there) {
        /** Minutes that count alike in both. */
        long alike() {
            return Math.min(here, there);
        }

        /** Whether more counts here once no more counts there. */
        boolean goesOn() {
            return there > 0 && here > there;
        }
    }

    private final List<Mode> modes;
    /** Contacts after the last month of the other edition count here only. */
    private final boolean late;

    private final int theirMonths;
    /** Places of the modes: those first of which the fewest minutes count there. */
    private final List<Integer> cheapestFirst;

    Contacts(Edition here, Edition there) {
        this.late = here.internship().months() > there.internship().months();
        this.theirMonths = there.internship().months();
        var keys = new LinkedHashSet<String>();
        here.hours().modes().forEach(mode -> keys.add(mode.key()));
        there.hours().modes().forEach(mode -> keys.add(mode.key()));
        this.modes = keys.stream()
                .map(key -> new Mode(key, counts(here, key), counts(there, key)))
                .toList();
        this.cheapestFirst = IntStream.range(0, modes.size())
                .boxed()
                .sorted(Comparator.comparingLong(mode -> modes.get(mode).there))
                .toList();
    }

    private static long counts(Edition edition, String key) {
        return edition.hours()
                .mode(key)
                .filter(ContactMode::counts)
                .map(mode -> Optional.ofNullable(mode.capMinutes())
                        .map(Integer::longValue)
                        .orElse(ENDLESS))
                .orElse(0L);
    }

    List<Mode> modes() {
        return modes;
    }

    boolean late() {
        return late;
    }

    /** Whether minutes of this mode can be had that count here only from the first one on. */
    private boolean isFree(Mode mode) {
        return mode.here > 0 && (late || mode.there == 0);
    }

    /** A plan that has what is wanted; null when there is none. */
    @Nullable
    Plan plan(Wanted wanted) {
        var months = Months.of(wanted.kept, wanted.missed, unseenFrom());
        if (months == null) {
            return null;
        }
        var going =
                modes.stream().filter(mode -> mode.goesOn() && !isFree(mode)).toList();
        return choose(new Filling(wanted.need, budget(wanted.limit), months, going), 0);
    }

    /** From which month on a contact can be had that counts here only. */
    private int unseenFrom() {
        boolean unseen = modes.stream().anyMatch(mode -> mode.here > 0 && mode.there == 0);
        return unseen ? 1 : theirMonths + 1;
    }

    /** What counts at a level counts at each one below, so the least of their limits is what may be had. */
    private static long[] budget(long[] limit) {
        long[] budget = limit.clone();
        for (int level = 1; level < LEVELS; level++) {
            budget[level] = Math.min(budget[level], budget[level - 1]);
        }
        return budget;
    }

    /** Tries for each mode that goes on here from which level down it is had beyond what counts there; -1: from none. */
    private @Nullable Plan choose(Filling filling, int next) {
        if (next == filling.going.size()) {
            return filling.filled();
        }
        for (int level = -1; level < LEVELS; level++) {
            filling.from[next] = level;
            var plan = choose(filling, next + 1);
            if (plan != null) {
                return plan;
            }
        }
        return null;
    }

    /** One try: minutes are had level by level, the highest first. */
    private final class Filling {
        private final long[] need;
        private final long[] budget;
        private final List<Month> months;
        private final List<Mode> going;
        private final int[] from;
        private long[][] minutes = new long[0][];
        /** Of these minutes, what lies in the months both editions know. */
        private long[][] seen = new long[0][];

        Filling(long[] need, long[] budget, List<Month> months, List<Mode> going) {
            this.need = need;
            this.budget = budget;
            this.months = months;
            this.going = going;
            this.from = new int[going.size()];
        }

        @Nullable
        Plan filled() {
            minutes = new long[modes.size()][LEVELS];
            seen = late ? new long[modes.size()][LEVELS] : minutes;
            for (int level = LEVELS - 1; level >= 0; level--) {
                for (int mode = 0; level + 1 < LEVELS && mode < modes.size(); mode++) {
                    minutes[mode][level] = minutes[mode][level + 1];
                    seen[mode][level] = seen[mode][level + 1];
                }
                if (!fill(level)) {
                    return null;
                }
            }
            return new Plan(months, minutes, seen);
        }

        private boolean fill(int level) {
            for (int i = 0; i < going.size(); i++) {
                int mode = modes.indexOf(going.get(i));
                if (from[i] >= level) {
                    minutes[mode][level] = Math.max(minutes[mode][level], going.get(i).there);
                }
            }
            for (int mode = 0; mode < modes.size(); mode++) {
                addFree(level, mode);
            }
            for (int mode : cheapestFirst) {
                addAlike(level, mode);
            }
            return keepMonths(level) && here(level) >= need[level] && there(level) <= budget[level];
        }

        private void addFree(int level, int mode) {
            var one = modes.get(mode);
            int place = going.indexOf(one);
            if (isFree(one) || place >= 0 && from[place] >= level) {
                long room = Math.max(0, one.here - minutes[mode][level]);
                minutes[mode][level] += Math.max(0, Math.min(need[level] - here(level), room));
            }
        }

        private void addAlike(int level, int mode) {
            var one = modes.get(mode);
            if (!isFree(one)) {
                long missing = Math.min(need[level] - here(level), budget[level] - there(level));
                minutes[mode][level] += Math.max(0, Math.min(missing, one.alike() - minutes[mode][level]));
            }
        }

        /** A minute in each month that needs one; where that costs least there. */
        private boolean keepMonths(int level) {
            long missing = Math.max(
                    seenMonths(level, false) - seen(level),
                    seenMonths(level, true) - (seen(level) - (level + 1 < LEVELS ? seen(level + 1) : 0)));
            int best = -1;
            for (int mode : cheapestFirst) {
                boolean counts = modes.get(mode).here > 0;
                if (counts && (best < 0 || cost(mode, level, missing) < cost(best, level, missing))) {
                    best = mode;
                }
            }
            if (missing > 0 && best >= 0) {
                minutes[best][level] += missing;
                if (late) {
                    seen[best][level] += missing;
                }
            }
            return missing <= 0 || best >= 0;
        }

        /** In how many months a contact is needed that counts there as well: of this level or above, or exactly of it. */
        private long seenMonths(int level, boolean exactly) {
            return months.stream()
                    .filter(Month::needsSeen)
                    .filter(month -> exactly
                            ? month.exact() && month.level() == ConfirmationLevel.values()[level]
                            : level == 0 || !month.isKeptBy(ConfirmationLevel.values()[level - 1]))
                    .count();
        }

        private long seen(int level) {
            long sum = 0;
            for (int mode = 0; mode < modes.size(); mode++) {
                sum += modes.get(mode).here > 0 ? seen[mode][level] : 0;
            }
            return sum;
        }

        private long cost(int mode, int level, long more) {
            long there = modes.get(mode).there;
            long had = seen[mode][level];
            return Math.min(there, had + more) - Math.min(there, had);
        }

        private long here(int level) {
            long sum = 0;
            for (int mode = 0; mode < modes.size(); mode++) {
                sum += Math.min(modes.get(mode).here, minutes[mode][level]);
            }
            return sum;
        }

        private long there(int level) {
            long sum = 0;
            for (int mode = 0; mode < modes.size(); mode++) {
                sum += Math.min(modes.get(mode).there, seen[mode][level]);
            }
            return sum;
        }
    }

    /** Nothing wanted of any level, and no limit. */
    static Wanted nothing() {
        long[] limit = new long[LEVELS];
        Arrays.fill(limit, Long.MAX_VALUE);
        return new Wanted(new long[LEVELS], limit, new ArrayList<>(), new ArrayList<>());
    }
}
