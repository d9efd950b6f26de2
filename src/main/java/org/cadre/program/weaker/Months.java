package org.cadre.program.weaker;

import java.util.ArrayList;
import java.util.List;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.weaker.Quantity.Cadence;
import org.jspecify.annotations.Nullable;

/** What happens in each month, so that every cadence asked for here is kept and those of there are missed. */
final class Months {
    /**
     * One month.
     *
     * @param level the level its contact needs here; null: it needs none
     * @param seen whether that contact counts there as well
     * @param exact whether a contact of a higher level would be too good: then a cadence there would not be missed
     */
    record Month(@Nullable ConfirmationLevel level, boolean seen, boolean excused, boolean exact) {
        static final Month EMPTY = new Month(null, false, false, false);

        Month exactly() {
            return new Month(level, seen, excused, true);
        }

        /** Whether it needs a contact that counts in both. */
        boolean needsSeen() {
            return level != null && seen;
        }

        /** Whether a contact of this level is good enough for it here. */
        boolean isKeptBy(ConfirmationLevel other) {
            return level == null || other.isAtLeast(level);
        }

        /** Whether it makes that cadence of the other edition missed. */
        boolean misses(Cadence cadence) {
            boolean contact = level != null && seen && level.isAtLeast(cadence.level());
            return !contact && !(excused && cadence.excusable());
        }
    }

    private final List<Cadence> kept;
    private final int unseenFrom;
    private final Month[] months;

    private Months(List<Cadence> kept, int unseenFrom, int count) {
        this.kept = kept;
        this.unseenFrom = unseenFrom;
        this.months = new Month[count + 1];
    }

    /**
     * The months from the first on, at place 1; null when not all that is missed there can be missed.
     *
     * @param unseenFrom from this month on there are contacts that count here only
     */
    static @Nullable List<Month> of(List<Cadence> kept, List<Cadence> missed, int unseenFrom) {
        int count = 0;
        for (var cadence : kept) {
            count = Math.max(count, cadence.months());
        }
        for (var cadence : missed) {
            count = Math.max(count, cadence.months());
        }
        var plan = new Months(kept, unseenFrom, count);
        if (!plan.miss(missed, 0)) {
            return null;
        }
        var all = new ArrayList<Month>();
        all.add(Month.EMPTY);
        for (int month = 1; month <= count; month++) {
            var planned = plan.months[month];
            all.add(planned == null ? plan.ways(month).getFirst() : planned);
        }
        return all;
    }

    /** Later months first: the later, the less is asked of them here. */
    private boolean miss(List<Cadence> missed, int next) {
        if (next == missed.size()) {
            return true;
        }
        var cadence = missed.get(next);
        for (int month = cadence.months(); month >= 1; month--) {
            var planned = months[month];
            if (planned != null) {
                if (planned.misses(cadence) && miss(missed, next + 1)) {
                    return true;
                }
                continue;
            }
            for (var way : ways(month)) {
                if (way.misses(cadence)) {
                    months[month] = way.exactly();
                    if (miss(missed, next + 1)) {
                        return true;
                    }
                    months[month] = null;
                }
            }
        }
        return false;
    }

    /** The ways in which a month can keep what is asked of it here; the one that is seen least first. */
    private List<Month> ways(int month) {
        var asked = kept.stream().filter(cadence -> cadence.months() >= month).toList();
        if (asked.isEmpty()) {
            return List.of(Month.EMPTY);
        }
        if (month >= unseenFrom) {
            return List.of(new Month(highest(asked), false, false, false));
        }
        var ways = new ArrayList<Month>();
        if (asked.stream().anyMatch(Cadence::excusable)) {
            var rest = asked.stream().filter(cadence -> !cadence.excusable()).toList();
            ways.add(new Month(rest.isEmpty() ? null : highest(rest), true, true, false));
        }
        ways.add(new Month(highest(asked), true, false, false));
        return ways;
    }

    private static ConfirmationLevel highest(List<Cadence> cadences) {
        var highest = ConfirmationLevel.SELF_ATTESTED;
        for (var cadence : cadences) {
            highest = cadence.level().isAtLeast(highest) ? cadence.level() : highest;
        }
        return highest;
    }
}
