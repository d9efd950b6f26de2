package org.cadre.evaluation.result;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nobody is found by a cut, nor by laying two cuts beside each other. */
class BundlesTest {
    private static final List<String> KINDS = List.of("novice", "newly hired", "aspiring", "turnaround");

    private static Counted counted(int answers, int threshold) {
        return new Counted(UUID.randomUUID(), answers, Map.of(), threshold);
    }

    @Example
    void showsAnEvaluationByItselfWhereEnoughAnswered() {
        var one = counted(5, 5);
        assertThat(Bundles.of(List.of(one, counted(4, 5))))
                .containsExactly(new Bundles.Bundle(Set.of(one.evaluation())));
    }

    @Example
    void showsSmallOnesTogetherOnceTheyAreEnough() {
        var first = counted(2, 5);
        var large = counted(9, 5);
        var second = counted(3, 5);
        assertThat(Bundles.of(List.of(first, large, second, counted(4, 5))))
                .containsExactly(
                        new Bundles.Bundle(Set.of(large.evaluation())),
                        new Bundles.Bundle(Set.of(first.evaluation(), second.evaluation())));
    }

    @Example
    void keepsToTheHighestThresholdThatWasPromised() {
        assertThat(Bundles.of(List.of(counted(3, 5), counted(3, 8)))).isEmpty();
    }

    @Example
    void showsAKindOnlyWhereTheOthersAreEnoughToo() {
        var one = new Counted(UUID.randomUUID(), 9, Map.of("novice", 5, "aspiring", 4), 5);
        var two = new Counted(UUID.randomUUID(), 1, Map.of("aspiring", 1), 5);
        assertThat(Bundles.byKind(List.of(one))).isEmpty();
        assertThat(Bundles.byKind(List.of(one, two)))
                .containsExactly(new Bundles.KindBundle(
                        Set.of(one.evaluation(), two.evaluation()), Set.of("novice", "aspiring")));
    }

    @Example
    void hidesASmallKindBehindTheNextLarger() {
        var one = new Counted(UUID.randomUUID(), 13, Map.of("novice", 6, "newly hired", 5, "turnaround", 2), 5);
        assertThat(Bundles.byKind(List.of(one)))
                .containsExactly(new Bundles.KindBundle(Set.of(one.evaluation()), Set.of("novice")));
    }

    @Property
    void twoCutsDifferByNoAnswerOrByEnough(@ForAll("closed") List<Counted> closed, @ForAll long seed) {
        var bundles = Bundles.of(closed);
        var chance = new java.util.Random(seed);
        var one = cut(closed, chance);
        var other = cut(closed, chance);
        assertEnough(closed, shown(bundles, one));
        assertEnough(closed, without(shown(bundles, one), shown(bundles, other)));
        assertEnough(closed, without(shown(bundles, other), shown(bundles, one)));
    }

    @Property
    void whatClosesLaterChangesNothingThatWasShown(@ForAll("closed") List<Counted> closed, @ForAll int until) {
        var earlier = closed.subList(0, Math.floorMod(until, closed.size() + 1));
        var shown = Bundles.of(earlier);
        assertThat(Bundles.of(closed).subList(0, shown.size())).isEqualTo(shown);
        var byKind = Bundles.byKind(earlier);
        assertThat(Bundles.byKind(closed).subList(0, byKind.size())).isEqualTo(byKind);
    }

    @Property
    void noEvaluationIsInTwoBundles(@ForAll("closed") List<Counted> closed) {
        assertThat(Bundles.of(closed).stream().flatMap(one -> one.evaluations().stream()))
                .doesNotHaveDuplicates();
        assertThat(Bundles.byKind(closed).stream().flatMap(one -> one.evaluations().stream()))
                .doesNotHaveDuplicates();
    }

    @Property
    void everyKindAndAllOthersAreEnough(@ForAll("closed") List<Counted> closed) {
        var byId = closed.stream().collect(Collectors.toMap(Counted::evaluation, one -> one));
        for (var bundle : Bundles.byKind(closed)) {
            int rest = 0;
            int threshold = 0;
            var kinds = new HashMap<String, Integer>();
            for (var id : bundle.evaluations()) {
                var one = requireNonNull(byId.get(id));
                rest += one.answers();
                threshold = Math.max(threshold, one.threshold());
                one.kinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
            }
            for (String kind : bundle.kinds()) {
                assertThat(kinds.get(kind)).isGreaterThanOrEqualTo(threshold);
                rest -= requireNonNull(kinds.get(kind));
            }
            assertThat(rest == 0 || rest >= threshold).isTrue();
        }
    }

    private static Set<UUID> cut(List<Counted> closed, java.util.Random chance) {
        return closed.stream()
                .map(Counted::evaluation)
                .filter(_ -> chance.nextInt(4) > 0)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> shown(List<Bundles.Bundle> bundles, Set<UUID> cut) {
        return bundles.stream()
                .filter(one -> cut.containsAll(one.evaluations()))
                .flatMap(one -> one.evaluations().stream())
                .collect(Collectors.toSet());
    }

    private static Set<UUID> without(Set<UUID> one, Set<UUID> other) {
        var left = new HashSet<>(one);
        left.removeAll(other);
        return left;
    }

    private static void assertEnough(List<Counted> closed, Set<UUID> evaluations) {
        var those = closed.stream()
                .filter(one -> evaluations.contains(one.evaluation()))
                .toList();
        int answers = those.stream().mapToInt(Counted::answers).sum();
        int threshold = those.stream().mapToInt(Counted::threshold).min().orElse(0);
        assertThat(answers == 0 || answers >= threshold).isTrue();
    }

    @Provide
    Arbitrary<List<Counted>> closed() {
        var kinds = Arbitraries.integers().between(0, 6).list().ofSize(KINDS.size());
        var unknown = Arbitraries.integers().between(0, 3);
        var threshold = Arbitraries.of(3, 5, 5, 5, 8);
        return Combinators.combine(kinds, unknown, threshold)
                .as((counts, more, enough) -> {
                    var of = new HashMap<String, Integer>();
                    for (int i = 0; i < KINDS.size(); i++) {
                        if (counts.get(i) > 0) {
                            of.put(KINDS.get(i), counts.get(i));
                        }
                    }
                    int all = new ArrayList<>(of.values())
                                    .stream().mapToInt(Integer::intValue).sum()
                            + more;
                    return new Counted(UUID.randomUUID(), all, of, enough);
                })
                .list()
                .ofMaxSize(25);
    }
}
