package org.cadre.program.weaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.Standing;
import org.cadre.program.weaker.NeverWeaker.Part;

/** What a comparison found, as a person would say it. */
public final class ComparisonInWords {
    private ComparisonInWords() {}

    /**
     * A sentence for each part, and for each counter-example what its parent misses in it.
     *
     * @param parent the edition it was compared with
     */
    public static List<Sentence> of(Map<Part, Comparison> comparisons, Edition parent) {
        var lines = new ArrayList<Sentence>();
        comparisons.forEach((part, comparison) -> {
            var name = Sentence.of("program.weaker.part." + part.name().toLowerCase(Locale.ROOT));
            switch (comparison) {
                case Comparison.NoWeaker _ -> lines.add(Sentence.of("program.weaker.proved", name, parent.title()));
                case Comparison.Undecided _ -> lines.add(Sentence.of("program.weaker.undecided", name));
                case Comparison.Weaker(var example) -> {
                    lines.add(Sentence.of("program.weaker.refuted", name, parent.title()));
                    example.missing().forEach(missing -> lines.add(missing(missing)));
                }
            }
        });
        return List.copyOf(lines);
    }

    private static Sentence missing(Standing standing) {
        return Sentence.of("program.weaker.missing", standing.title(), standing.reason());
    }
}
