package org.cadre.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Standing;
import org.cadre.program.weaker.Comparison;

/**
 * Whether a draft is strong enough, as far as that is known.
 *
 * @param known it was compared with its parent; not while it is no edition, or has none
 * @param lines in words: for each part the proof, or a counter-example
 * @param gaps what its parent asks for and a counter-example misses
 */
record Strength(boolean known, boolean proved, String parent, List<Sentence> lines, List<Standing> gaps) {
    static final Strength UNKNOWN = new Strength(false, false, "", List.of(), List.of());

    /** What came of asking whether it could be published. */
    static Strength of(OpenDraft open, DraftOutcome outcome) {
        if (open.edition() == null || open.edition().parent() == null) {
            return UNKNOWN;
        }
        return switch (outcome) {
            case DraftOutcome.NotProved refused ->
                new Strength(true, false, refused.parent().title(), refused.lines(), gaps(refused));
            case DraftOutcome.Done _ -> new Strength(true, true, "", List.of(), List.of());
            case DraftOutcome.Refused _, DraftOutcome.Published _ -> UNKNOWN;
        };
    }

    /** Each once, though part one is a part of certification. */
    private static List<Standing> gaps(DraftOutcome.NotProved refused) {
        var gaps = new ArrayList<Standing>();
        var seen = new TreeSet<String>();
        for (var comparison : refused.comparisons().values()) {
            if (comparison instanceof Comparison.Weaker(var example)) {
                for (var missing : example.missing()) {
                    if (seen.add(missing.key())) {
                        gaps.add(missing);
                    }
                }
            }
        }
        return List.copyOf(gaps);
    }

    /** What stands beside the requirement with that key: what somebody would miss under the parent who passes here. */
    Optional<Sentence> beside(String key) {
        return gaps.stream()
                .filter(gap -> gap.key().equals(key))
                .findFirst()
                .map(gap -> Sentence.of("editing.strength.beside", parent, gap.title(), gap.reason()));
    }
}
