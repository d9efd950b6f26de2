package org.cadre.platform.sheet;

import java.util.List;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A row of a spreadsheet that was brought, as text: days as 2024-03-09, numbers without grouping.
 *
 * @param line where it begins in the file, from 1
 */
public record SheetRow(int line, List<Value> values) {
    private static final Value NOTHING = new Value("", null);

    public SheetRow {
        values = List.copyOf(values);
    }

    /**
     * What stands in one cell.
     *
     * @param trouble why it cannot be used, such as a formula that was never reckoned; null: it can
     */
    public record Value(String text, @Nullable Sentence trouble) {
        static Value of(String text) {
            return text.isEmpty() ? NOTHING : new Value(text, null);
        }

        public boolean isEmpty() {
            return text.isEmpty() && trouble == null;
        }
    }

    /** The cell at a place from 0; short rows have empty ones. */
    public Value at(int place) {
        return place < values.size() ? values.get(place) : NOTHING;
    }

    public boolean isEmpty() {
        return values.stream().allMatch(Value::isEmpty);
    }
}
