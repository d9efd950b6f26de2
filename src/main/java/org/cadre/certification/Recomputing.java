package org.cadre.certification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cadre.platform.text.Texts;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Judges every award ever decided once more, from the evidence it kept and by its edition, and says where that differs. */
@Component
public class Recomputing {
    private static final int AT_ONCE = 200;

    /** How an award differs from what its evidence gives today. */
    public enum How {
        /** The kept evidence is not the one whose digest was kept with it. */
        EVIDENCE_CHANGED,
        /** The same evidence gives another standing. */
        ANOTHER_STANDING,
        /** The kept evidence or standing cannot be read. */
        UNREADABLE
    }

    /**
     * One award that differs.
     *
     * @param number of the certificate that rests on it
     * @param decision its id
     * @param requirements the keys of what is judged differently
     */
    public record Difference(String number, String decision, How how, List<String> requirements) {}

    /** How many awards were judged, and how many of them differ. */
    public record Sum(long awards, long differences) {}

    private final JdbcClient jdbc;
    private final AwardDecisions decisions;
    private final Editions editions;
    private final Texts texts;

    Recomputing(JdbcClient jdbc, AwardDecisions decisions, Editions editions, Texts texts) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.editions = editions;
        this.texts = texts;
    }

    /** Goes through all awards, the oldest first, a few at a time: memory does not grow with their number. */
    public Sum all(Consumer<Difference> differs) {
        long awards = 0;
        long differences = 0;
        DecisionId last = null;
        for (var some = decisions.idsAfter(null, AT_ONCE); !some.isEmpty(); some = decisions.idsAfter(last, AT_ONCE)) {
            for (DecisionId id : some) {
                awards++;
                var difference = judge(id);
                if (difference != null) {
                    differences++;
                    differs.accept(difference);
                }
                last = id;
            }
        }
        return new Sum(awards, differences);
    }

    private @Nullable Difference judge(DecisionId id) {
        try {
            var decision = decisions.find(id);
            var again = decision.recompute(editions.asOf(decision.decidedAt(), decision.edition()), texts);
            if (again.agrees()) {
                return null;
            }
            return again.evidenceIsWhole()
                    ? difference(id, How.ANOTHER_STANDING, differing(again.then(), again.now()))
                    : difference(id, How.EVIDENCE_CHANGED, List.of());
        } catch (RuntimeException _) {
            return difference(id, How.UNREADABLE, List.of());
        }
    }

    private Difference difference(DecisionId id, How how, List<String> requirements) {
        String number = jdbc.sql("select number from certificate where decision = :id order by id limit 1")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse("-");
        return new Difference(number, id.value().toString(), how, requirements);
    }

    /** The keys of the single requirements that are judged differently. */
    private static List<String> differing(FrozenStanding then, FrozenStanding now) {
        var before = new HashMap<String, FrozenStanding>();
        var after = new HashMap<String, FrozenStanding>();
        collect(then, before);
        collect(now, after);
        var keys = new ArrayList<String>();
        before.forEach((key, one) -> {
            if (!after.containsKey(key) || !one.agreesWith(after.get(key))) {
                keys.add(key);
            }
        });
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(keys::add);
        return keys.stream().sorted().toList();
    }

    private static void collect(FrozenStanding standing, Map<String, FrozenStanding> all) {
        all.put(standing.key(), standing);
        standing.parts().forEach(part -> collect(part, all));
    }
}
