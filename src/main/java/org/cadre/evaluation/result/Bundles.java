package org.cadre.evaluation.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which answers are shown together. Evaluations are taken in the order in which they closed; one that too few answered
 * waits until enough have answered it and those after it, and from then on these are shown together or not at all. Every
 * cut is therefore a union of bundles, and what two cuts differ by is never fewer answers than the threshold. A later
 * closing never changes an earlier bundle.
 */
final class Bundles {
    private Bundles() {}

    /** Evaluations that are shown together. */
    record Bundle(Set<UUID> evaluations) {
        Bundle {
            evaluations = Set.copyOf(evaluations);
        }
    }

    /**
     * Evaluations whose answers are shown together by the kind of protégé.
     *
     * @param kinds those with enough answers to be shown by themselves; all others are together enough, or none
     */
    record KindBundle(Set<UUID> evaluations, Set<String> kinds) {
        KindBundle {
            evaluations = Set.copyOf(evaluations);
            kinds = Set.copyOf(kinds);
        }
    }

    static List<Bundle> of(List<Counted> closed) {
        var bundles = new ArrayList<Bundle>();
        var waiting = new HashSet<UUID>();
        int answers = 0;
        int threshold = 0;
        for (var one : closed) {
            if (one.answers() >= one.threshold()) {
                bundles.add(new Bundle(Set.of(one.evaluation())));
            } else if (one.answers() > 0) {
                waiting.add(one.evaluation());
                answers += one.answers();
                threshold = Math.max(threshold, one.threshold());
                if (answers >= threshold) {
                    bundles.add(new Bundle(waiting));
                    waiting.clear();
                    answers = 0;
                    threshold = 0;
                }
            }
        }
        return List.copyOf(bundles);
    }

    static List<KindBundle> byKind(List<Counted> closed) {
        var bundles = new ArrayList<KindBundle>();
        var waiting = new HashSet<UUID>();
        var kinds = new HashMap<String, Integer>();
        int threshold = 0;
        for (var one : closed) {
            if (one.answers() == 0) {
                continue;
            }
            waiting.add(one.evaluation());
            one.kinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
            int unknown = one.answers() - sum(one.kinds());
            if (unknown > 0) {
                kinds.merge("", unknown, Integer::sum);
            }
            threshold = Math.max(threshold, one.threshold());
            var shown = shown(kinds, threshold);
            if (!shown.isEmpty()) {
                bundles.add(new KindBundle(waiting, shown));
                waiting.clear();
                kinds.clear();
                threshold = 0;
            }
        }
        return List.copyOf(bundles);
    }

    /** Kinds with enough answers; if the others together have too few, the smallest of these goes with them. */
    private static Set<String> shown(Map<String, Integer> kinds, int threshold) {
        var shown = new ArrayList<>(kinds.keySet().stream()
                .filter(kind -> !kind.isEmpty() && kinds.getOrDefault(kind, 0) >= threshold)
                .sorted(Comparator.<String>comparingInt(kind -> kinds.getOrDefault(kind, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList());
        int rest = sum(kinds)
                - shown.stream().mapToInt(kind -> kinds.getOrDefault(kind, 0)).sum();
        if (rest > 0 && rest < threshold && !shown.isEmpty()) {
            shown.removeFirst();
        }
        return new HashSet<>(shown);
    }

    private static int sum(Map<String, Integer> kinds) {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }
}
