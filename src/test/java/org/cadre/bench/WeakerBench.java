package org.cadre.bench;

import java.util.ArrayList;
import java.util.List;
import org.cadre.bench.Benches.Figure;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.Requirement;
import org.cadre.program.weaker.Comparison;
import org.cadre.program.weaker.NeverWeaker;

/**
 * What it costs to prove that a tree of two hundred requirements is no weaker than another, and to refute it. The limit is
 * the fifty milliseconds within which an editor answers while somebody types.
 */
final class WeakerBench {
    private static final Edition NATIONAL = EditionFile.national();
    private static final int GROUPS = 20;
    private static final int LEAVES = 10;
    private static final int ROUNDS = 30;
    private static final double LIMIT_MILLIS = 50;

    private WeakerBench() {}

    static List<Figure> run() {
        var parent = tree(0, 0);
        var stricter = tree(5, 0);
        var weaker = tree(5, 4);
        check(compare(stricter, parent) instanceof Comparison.NoWeaker);
        check(compare(weaker, parent) instanceof Comparison.Weaker);
        return List.of(
                new Figure("weaker", "200 requirements, proved", millis(stricter, parent), "ms", LIMIT_MILLIS),
                new Figure("weaker", "200 requirements, refuted", millis(weaker, parent), "ms", LIMIT_MILLIS));
    }

    private static void check(boolean isSo) {
        if (!isSo) {
            throw new IllegalStateException("the trees are not what they are meant to be");
        }
    }

    private static Comparison compare(Requirement asked, Requirement parents) {
        return NeverWeaker.compare(NATIONAL, asked, NATIONAL, parents);
    }

    /** The slowest of some, once all is warm. */
    private static double millis(Requirement asked, Requirement parents) {
        double slowest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            compare(asked, parents);
            double took = (System.nanoTime() - begun) / 1e6;
            slowest = round < ROUNDS / 2 ? 0 : Math.max(slowest, took);
        }
        return slowest;
    }

    /**
     * Groups of alternatives: of each so many have to be met.
     *
     * @param more so much more is asked everywhere
     * @param less how many groups ask for less after all
     */
    private static Requirement tree(int more, int less) {
        var groups = new ArrayList<Requirement>();
        for (int group = 0; group < GROUPS; group++) {
            var leaves = new ArrayList<Requirement>();
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                leaves.add(leaf("r" + group + "-" + leaf, group, leaf, group >= GROUPS - less ? -more : more));
            }
            String key = "g" + group;
            groups.add(
                    switch (group % 3) {
                        case 0 -> new Requirement.AllOf(key, key, leaves);
                        case 1 -> new Requirement.AnyOf(key, key, leaves);
                        default -> new Requirement.AtLeast(key, key, LEAVES / 2, leaves);
                    });
        }
        return new Requirement.AllOf("all", "All", groups);
    }

    private static Requirement leaf(String key, int group, int leaf, int more) {
        var levels = ConfirmationLevel.values();
        var module = NATIONAL.modules().get((group + leaf) % NATIONAL.modules().size());
        return switch (leaf % 6) {
            case 0 ->
                new Requirement.ContactMinutes(
                        key, key, 600 + 60 * group + more, levels[(group + leaf) % levels.length]);
            case 1 ->
                new Requirement.ModulesAttended(
                        key, key, List.of(new Requirement.ModuleMinutes(module.key(), 60 + group + more)));
            case 2 -> new Requirement.PdMinutes(key, key, 300 + 20 * group + more);
            case 3 -> new Requirement.RecertificationAttended(key, key, 100 + 10 * leaf + group + more);
            case 4 ->
                new Requirement.ContactCadence(key, key, 3 + leaf % 5, levels[group % levels.length], group % 2 == 0);
            default -> new Requirement.ContactMinutes(key, key, 900 + 30 * leaf + more, levels[leaf % levels.length]);
        };
    }
}
