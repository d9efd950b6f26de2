package org.cadre.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands with one requirement on a day, and why.
 *
 * @param title what the requirement is called, from the edition
 * @param overdue something about it should have been done before the day; never set once it is met
 * @param measure how much of how much, where it can be counted
 * @param due by when the next thing about it is to be done, where there is such a day
 * @param parts the standings of the parts, in the edition's order
 */
public record Standing(
        String key,
        String title,
        State state,
        boolean overdue,
        Sentence reason,
        @Nullable Measure measure,
        @Nullable LocalDate due,
        List<Standing> parts) {

    /** In this order: evidence that counts never leads back. */
    public enum State {
        UNMET,
        PARTLY,
        MET
    }

    public record Measure(int done, int needed, Unit unit) {
        /** At most 100. */
        public int percent() {
            return needed <= 0 ? 100 : (int) Math.min(100, 100L * done / needed);
        }
    }

    public enum Unit {
        MINUTES,
        MODULES,
        MONTHS,
        REPORTS,
        MEETINGS,
        PARTS
    }

    public boolean isMet() {
        return state == State.MET;
    }

    /** The standing of the requirement with that key, here or below. */
    public Optional<Standing> find(String wanted) {
        if (key.equals(wanted)) {
            return Optional.of(this);
        }
        for (var part : parts) {
            var found = part.find(wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The single requirements that are not met yet, in the edition's order. */
    public List<Standing> missing() {
        var missing = new ArrayList<Standing>();
        collectMissing(missing);
        return List.copyOf(missing);
    }

    private void collectMissing(List<Standing> missing) {
        if (isMet()) {
            return;
        }
        if (parts.isEmpty()) {
            missing.add(this);
        }
        for (var part : parts) {
            part.collectMissing(missing);
        }
    }
}
