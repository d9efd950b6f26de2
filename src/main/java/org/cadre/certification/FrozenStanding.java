package org.cadre.certification;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.program.Standing;
import org.cadre.program.Standing.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A standing as it was at an award, with its reasons in the words of that day.
 *
 * @param unit of done and needed; null where nothing is counted
 */
public record FrozenStanding(
        String key,
        String title,
        Standing.State state,
        boolean overdue,
        String words,
        @Nullable Integer done,
        @Nullable Integer needed,
        @Nullable Unit unit,
        @Nullable LocalDate due,
        List<FrozenStanding> parts) {
    public FrozenStanding {
        parts = List.copyOf(parts);
    }

    /** A standing with its reasons said. */
    public static FrozenStanding of(Standing standing, Texts texts) {
        var measure = standing.measure();
        return new FrozenStanding(
                standing.key(),
                standing.title(),
                standing.state(),
                standing.overdue(),
                Language.ENGLISH.during(() -> texts.say(standing.reason())),
                measure == null ? null : measure.done(),
                measure == null ? null : measure.needed(),
                measure == null ? null : measure.unit(),
                standing.due(),
                standing.parts().stream().map(part -> of(part, texts)).toList());
    }

    /** The same judgment; words may have been improved since. */
    boolean agreesWith(FrozenStanding other) {
        return withoutWords().equals(other.withoutWords());
    }

    private FrozenStanding withoutWords() {
        return new FrozenStanding(
                key,
                title,
                state,
                overdue,
                "",
                done,
                needed,
                unit,
                due,
                parts.stream().map(FrozenStanding::withoutWords).toList());
    }
}
