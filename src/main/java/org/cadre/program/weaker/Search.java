package org.cadre.program.weaker;

import java.util.Optional;
import org.cadre.program.weaker.Possible.Kind;

/**
 * Looks for something that is met here and not there. What is met only ever grows with more of anything, so it is enough to
 * say what is reached here and what is not reached there: both are narrowed until they are decided, or nothing is left.
 */
final class Search {
    /** Beyond this nothing is claimed: no edition a person can read comes near. */
    static final int MOST_STEPS = 400_000;

    /** Thrown when the question is not answered within {@link #MOST_STEPS}. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What was found.
     *
     * @param least steps that are reached here
     * @param most steps above which nothing is reached there
     */
    record Found(int[] least, int[] most) {}

    private final Tree here;
    private final Tree there;
    private final Possible possible;
    private int steps;

    Search(Tree here, Tree there, Possible possible) {
        this.here = here;
        this.there = there;
        this.possible = possible;
    }

    /** Something that misses the fewest kinds of things there; nothing when what is met here is met there. */
    Optional<Found> fewest() {
        var found = find(there.quantities().size());
        if (found.isPresent()) {
            for (int misses = 1; misses < misses(found.get()); misses++) {
                var fewer = find(misses);
                if (fewer.isPresent()) {
                    return fewer;
                }
            }
        }
        return found;
    }

    private int misses(Found found) {
        int misses = 0;
        for (int j = 0; j < found.most.length; j++) {
            misses += found.most[j] < there.steps(j) ? 1 : 0;
        }
        return misses;
    }

    private Optional<Found> find(int misses) {
        steps = 0;
        int[] hereMost = new int[here.quantities().size()];
        for (int i = 0; i < hereMost.length; i++) {
            hereMost[i] = here.steps(i);
        }
        int[] thereMost = new int[there.quantities().size()];
        for (int j = 0; j < thereMost.length; j++) {
            thereMost[j] = there.steps(j);
        }
        var all = new Box(new int[hereMost.length], hereMost, new int[thereMost.length], thereMost, misses);
        return find(all);
    }

    private Optional<Found> find(Box box) {
        if (++steps > MOST_STEPS) {
            throw new TooLarge();
        }
        if (!box.narrow()) {
            return Optional.empty();
        }
        if (!there.isMet(box.thereMost)) {
            return here.isMet(box.hereLeast) ? Optional.of(box.found()) : branchHere(box);
        }
        return branchThere(box);
    }

    private Optional<Found> branchHere(Box box) {
        int i = open(box.hereLeast, box.hereMost);
        var reached = box.copy();
        reached.hereLeast[i] = reached.hereMost[i];
        var found = find(reached);
        if (found.isPresent()) {
            return found;
        }
        var lower = box.copy();
        lower.hereMost[i]--;
        return find(lower);
    }

    private Optional<Found> branchThere(Box box) {
        int j = open(box.thereLeast, box.thereMost);
        var missed = box.copy();
        missed.thereMost[j] = missed.thereLeast[j];
        var found = find(missed);
        if (found.isPresent()) {
            return found;
        }
        var higher = box.copy();
        higher.thereLeast[j]++;
        return find(higher);
    }

    private static int open(int[] least, int[] most) {
        for (int i = 0; i < least.length; i++) {
            if (least[i] < most[i]) {
                return i;
            }
        }
        throw new IllegalStateException("all is decided, and yet it is neither met nor missed");
    }

    /** What is still open: between the least and the most steps reached of each quantity, here and there. */
    private final class Box {
        private final int[] hereLeast;
        private final int[] hereMost;
        private final int[] thereLeast;
        private final int[] thereMost;
        private final int misses;

        Box(int[] hereLeast, int[] hereMost, int[] thereLeast, int[] thereMost, int misses) {
            this.hereLeast = hereLeast;
            this.hereMost = hereMost;
            this.thereLeast = thereLeast;
            this.thereMost = thereMost;
            this.misses = misses;
        }

        Box copy() {
            return new Box(hereLeast.clone(), hereMost.clone(), thereLeast.clone(), thereMost.clone(), misses);
        }

        Found found() {
            return new Found(hereLeast, thereMost);
        }

        /** Takes away what cannot be; false when nothing is left. */
        boolean narrow() {
            boolean changed = true;
            while (changed) {
                if (!here.isMet(hereMost) || there.isMet(thereLeast) || !isPossible() || !keepMisses()) {
                    return false;
                }
                changed = narrowHere() | narrowThere();
            }
            return true;
        }

        private boolean isPossible() {
            for (var kind : Kind.values()) {
                if (!possible.is(kind, hereLeast, thereMost)) {
                    return false;
                }
            }
            return true;
        }

        /** Once as many are missed as may be, all others are reached. */
        private boolean keepMisses() {
            int missed = 0;
            for (int j = 0; j < thereMost.length; j++) {
                missed += thereMost[j] < there.steps(j) ? 1 : 0;
            }
            for (int j = 0; missed == misses && j < thereMost.length; j++) {
                if (thereMost[j] == there.steps(j)) {
                    thereLeast[j] = thereMost[j];
                }
            }
            return missed <= misses && !there.isMet(thereLeast);
        }

        private boolean narrowHere() {
            boolean changed = false;
            for (int i = 0; i < hereMost.length; i++) {
                var kind = Kind.of(here.quantities().get(i));
                int least = hereLeast[i];
                while (hereMost[i] > least && !isPossibleHere(kind, i, hereMost[i])) {
                    hereMost[i]--;
                    changed = true;
                }
                while (hereLeast[i] < hereMost[i] && !isMetHere(i, hereLeast[i])) {
                    hereLeast[i]++;
                    changed = true;
                }
            }
            return changed;
        }

        private boolean isPossibleHere(Kind kind, int i, int step) {
            int kept = hereLeast[i];
            hereLeast[i] = step;
            boolean is = possible.is(kind, hereLeast, thereMost);
            hereLeast[i] = kept;
            return is;
        }

        private boolean isMetHere(int i, int step) {
            int kept = hereMost[i];
            hereMost[i] = step;
            boolean is = here.isMet(hereMost);
            hereMost[i] = kept;
            return is;
        }

        private boolean narrowThere() {
            boolean changed = false;
            for (int j = 0; j < thereMost.length; j++) {
                var kind = Kind.of(there.quantities().get(j));
                int most = thereMost[j];
                while (thereLeast[j] < most && !isPossibleThere(kind, j, thereLeast[j])) {
                    thereLeast[j]++;
                    changed = true;
                }
                while (thereMost[j] > thereLeast[j] && isMetThere(j, thereMost[j])) {
                    thereMost[j]--;
                    changed = true;
                }
            }
            return changed;
        }

        private boolean isPossibleThere(Kind kind, int j, int step) {
            int kept = thereMost[j];
            thereMost[j] = step;
            boolean is = possible.is(kind, hereLeast, thereMost);
            thereMost[j] = kept;
            return is;
        }

        private boolean isMetThere(int j, int step) {
            int kept = thereLeast[j];
            thereLeast[j] = step;
            boolean is = there.isMet(thereLeast);
            thereLeast[j] = kept;
            return is;
        }
    }
}
