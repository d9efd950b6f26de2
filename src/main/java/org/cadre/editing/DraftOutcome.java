package org.cadre.editing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionId;
import org.cadre.program.weaker.Comparison;
import org.cadre.program.weaker.ComparisonInWords;
import org.cadre.program.weaker.NeverWeaker;

/** What came of a deed on a draft. Where it was refused nothing has changed. */
public sealed interface DraftOutcome {
    /** It is done; the draft as it is now. */
    record Done(EditionDraft draft) implements DraftOutcome {}

    /** It is an edition now. */
    record Published(EditionId edition) implements DraftOutcome {}

    /** A refusal says what is wrong and what to do. */
    sealed interface Refused extends DraftOutcome {
        Sentence says();

        /** What it says one by one, where there is more. */
        default List<Sentence> lines() {
            return List.of();
        }
    }

    /** Somebody else saved in between. */
    record ChangedMeanwhile(EditionDraft now) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.changed", now.savedByName());
        }
    }

    /** It is no longer theirs to change. */
    record Closed(DraftState state) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.closed." + state.word());
        }
    }

    /** The document is larger than an edition may be. */
    record TooLarge(int kilobytes) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.too-large", kilobytes);
        }
    }

    /** The document is not an edition. */
    record NotGood(List<EditionFile.Problem> problems) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.not-good", problems.size());
        }

        @Override
        public List<Sentence> lines() {
            return problems.stream()
                    .map(problem -> Sentence.of("editing.problem", problem.path(), problem.says()))
                    .toList();
        }
    }

    /** It would be in effect before today, where people are enrolled under an earlier version already. */
    record InThePast(LocalDate effective, LocalDate today) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.in-the-past", effective, today);
        }
    }

    /** A district's edition begins on a day to come: nobody's dates and cohorts get other rules behind them. */
    record BeginsInThePast(LocalDate effective, LocalDate today) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.begins-in-the-past", effective, today);
        }
    }

    /** That version of that program is there already. */
    record VersionTaken(String slug, String version) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.version-taken", version, slug);
        }
    }

    /** The short name belongs to the program of somebody else. */
    record SlugTaken(String slug) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.slug-taken", slug);
        }
    }

    /** A customized edition says which one it is customized from, and that one is there. */
    record NoParent() implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.no-parent");
        }
    }

    /** Not shown to be as strong as its parent: refuted by a counter-example, or not decided. */
    record NotProved(Edition parent, Map<NeverWeaker.Part, Comparison> comparisons) implements Refused {
        @Override
        public Sentence says() {
            return Sentence.of("editing.refused.weaker", parent.title());
        }

        @Override
        public List<Sentence> lines() {
            return ComparisonInWords.of(comparisons, parent);
        }
    }
}
