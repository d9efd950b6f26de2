package org.cadre.program.weaker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much can count here while no more than a budget counts there. Most of what there is counts in both, minute for
 * minute; what is capped differently is a choice.
 */
final class Purse {
    /** More than any sum of minutes. */
    static final long ENDLESS = 1L << 50;

    /**
     * One way to use a thing.
     *
     * @param cost what counts there
     * @param gain what counts here
     * @param more how much more of it can be had, a minute here for a minute there
     */
    record Option(long cost, long gain, long more) {}

    private long free;
    private long more;
    private final List<List<Option>> choices = new ArrayList<>();

    /** What counts here and costs nothing. */
    void addFree(long gain) {
        free = Math.min(ENDLESS, free + gain);
    }

    /** What counts alike in both. */
    void addAlike(long minutes) {
        more = Math.min(ENDLESS, more + minutes);
    }

    /** Where one option has to be chosen; what counts alike needs no choice. */
    void addChoice(List<Option> options) {
        choices.add(options);
    }

    /** The options chosen so that as much as needed counts here; null when the budget is too small for it. */
    @Nullable
    List<Option> choose(long budget, long need) {
        var chosen = new ArrayList<Option>();
        return choose(chosen, budget, need - free, more) ? chosen : null;
    }

    private boolean choose(List<Option> chosen, long budget, long need, long alike) {
        if (budget < 0) {
            return false;
        }
        if (chosen.size() == choices.size()) {
            return need <= Math.min(budget, alike);
        }
        for (var option : choices.get(chosen.size())) {
            chosen.add(option);
            if (choose(chosen, budget - option.cost, need - option.gain, Math.min(ENDLESS, alike + option.more))) {
                return true;
            }
            chosen.removeLast();
        }
        return false;
    }
}
