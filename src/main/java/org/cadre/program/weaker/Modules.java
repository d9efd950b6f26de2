package org.cadre.program.weaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.cadre.program.Edition;
import org.cadre.program.weaker.Purse.Option;
import org.jspecify.annotations.Nullable;

/** What can have been attended of the modules, so that enough is credited here and not too much there. */
final class Modules {
    private final Edition here;
    private final Edition there;
    private final List<String> keys;

    Modules(Edition here, Edition there) {
        this.here = here;
        this.there = there;
        var all = new LinkedHashSet<String>();
        here.modules().forEach(module -> all.add(module.key()));
        there.modules().forEach(module -> all.add(module.key()));
        this.keys = List.copyOf(all);
    }

    /**
     * Minutes of each module that keep within the bounds; null when there are none.
     *
     * @param least minutes of a module that are asked for here, by its key
     * @param most minutes of a module that are too few there, by its key
     * @param need minutes to be credited here
     * @param budget minutes that may be credited there
     */
    @Nullable
    Map<String, Long> attended(Map<String, Long> least, Map<String, Long> most, long need, long budget) {
        var purse = new Purse();
        var chosen = new ArrayList<Choice>();
        var minutes = new LinkedHashMap<String, Long>();
        long left = budget;
        for (var key : keys) {
            long low = least.getOrDefault(key, 0L);
            long high = Math.min(
                    most.getOrDefault(key, Long.MAX_VALUE),
                    Math.max(low, Math.max(whole(here, key), whole(there, key))));
            if (low > most.getOrDefault(key, Long.MAX_VALUE)) {
                return null;
            }
            minutes.put(key, low);
            left -= credit(there, key, low);
            purse.addFree(credit(here, key, low));
            chosen.addAll(choices(key, low, high));
        }
        chosen.forEach(choice -> choice.into(purse));
        var options = left < 0 ? null : purse.choose(left, need);
        return options == null ? null : attended(minutes, chosen, options, left, need);
    }

    /** What one module offers beyond its least minutes: minutes alike in both, or some amounts to choose from. */
    private sealed interface Choice {
        void into(Purse purse);

        record Alike(String key, long minutes) implements Choice {
            @Override
            public void into(Purse purse) {
                purse.addAlike(minutes);
            }
        }

        /** @param amounts minutes attended, for each option */
        record Amounts(String key, List<Long> amounts, List<Option> options) implements Choice {
            @Override
            public void into(Purse purse) {
                purse.addChoice(options);
            }
        }
    }

    private List<Choice> choices(String key, long low, long high) {
        long mine = whole(here, key);
        long theirs = whole(there, key);
        boolean steady = here.attendance().partialCredit() && there.attendance().partialCredit();
        if (steady && (mine <= theirs || high <= theirs)) {
            return List.of(new Choice.Alike(key, Math.max(0, Math.min(high, Math.min(mine, theirs)) - low)));
        }
        var amounts = new ArrayList<Long>();
        var options = new ArrayList<Option>();
        for (long amount : new long[] {low, Math.min(high, mine), Math.min(high, theirs - 1), high}) {
            if (amount >= low && !amounts.contains(amount)) {
                amounts.add(amount);
                long cost = credit(there, key, amount) - credit(there, key, low);
                long gain = credit(here, key, amount) - credit(here, key, low);
                long more = steady && amount == low ? Math.max(0, Math.min(high, theirs) - low) : 0;
                options.add(new Option(cost, gain, more));
            }
        }
        return List.of(new Choice.Amounts(key, amounts, options));
    }

    private static long whole(Edition edition, String key) {
        return edition.module(key).map(Edition.ProgramModule::minutes).orElse(0);
    }

    private static long credit(Edition edition, String key, long attended) {
        int whole = (int) whole(edition, key);
        return whole == 0 ? 0 : edition.attendance().credited((int) Math.min(whole, attended), whole);
    }

    /** Takes what was chosen, and of what counts alike no more than is still needed. */
    private Map<String, Long> attended(
            Map<String, Long> minutes, List<Choice> choices, List<Option> options, long budget, long need) {
        int next = 0;
        long left = budget;
        var alike = new LinkedHashMap<String, Long>();
        for (var choice : choices) {
            switch (choice) {
                case Choice.Alike(var key, var more) -> alike.put(key, more);
                case Choice.Amounts(var key, var amounts, var offered) -> {
                    var option = options.get(next++);
                    minutes.put(key, amounts.get(offered.indexOf(option)));
                    left -= option.cost();
                    alike.put(key, option.more());
                }
            }
        }
        for (var entry : alike.entrySet()) {
            long missing = need - credited(minutes);
            long more = Math.max(0, Math.min(missing, Math.min(left, entry.getValue())));
            minutes.merge(entry.getKey(), more, Long::sum);
            left -= more;
        }
        return minutes;
    }

    private long credited(Map<String, Long> minutes) {
        return minutes.entrySet().stream()
                .mapToLong(entry -> credit(here, entry.getKey(), entry.getValue()))
                .sum();
    }
}
