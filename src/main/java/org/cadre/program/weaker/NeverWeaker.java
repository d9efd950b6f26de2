package org.cadre.program.weaker;

import java.util.EnumMap;
import java.util.Map;
import org.cadre.program.Edition;
import org.cadre.program.Requirement;

/** Compares a customized edition with the one it comes from: for part one, for certification and for renewal. */
public final class NeverWeaker {
    /** What an edition asks for by itself. */
    public enum Part {
        PART_ONE,
        CERTIFICATION,
        RENEWAL;

        public Requirement of(Edition edition) {
            return switch (this) {
                case PART_ONE -> edition.partOne();
                case CERTIFICATION -> edition.certification();
                case RENEWAL -> edition.renewalRequirement();
            };
        }
    }

    private NeverWeaker() {}

    /** What is known of each part. */
    public static Map<Part, Comparison> compare(Edition customized, Edition parent) {
        var comparisons = new EnumMap<Part, Comparison>(Part.class);
        for (var part : Part.values()) {
            comparisons.put(part, compare(customized, part.of(customized), parent, part.of(parent)));
        }
        return comparisons;
    }

    /** Whether each evidence that meets the one requirement under its edition meets the other under its own. */
    public static Comparison compare(Edition here, Requirement asked, Edition there, Requirement parents) {
        var mine = Tree.of(here, asked);
        var theirs = Tree.of(there, parents);
        var possible = new Possible(mine, theirs);
        try {
            return new Search(mine, theirs, possible)
                    .fewest()
                    .<Comparison>map(found ->
                            new Comparison.Weaker(new Witness(mine, theirs, possible, found).of(asked, parents)))
                    .orElseGet(Comparison.NoWeaker::new);
        } catch (Search.TooLarge _) {
            return new Comparison.Undecided();
        }
    }
}
