package org.cadre.platform.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a spreadsheet: a number stays a number, and a day a day. */
public sealed interface Cell {
    Cell NOTHING = new Nothing();

    record Text(String text) implements Cell {}

    record Count(long number) implements Cell {}

    /** A number with places after the point: money in its unit, hours. */
    record Decimal(BigDecimal number) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    record Nothing() implements Cell {}

    static Cell of(@Nullable String text) {
        return text == null || text.isEmpty() ? NOTHING : new Text(text);
    }

    static Cell of(@Nullable LocalDate day) {
        return day == null ? NOTHING : new Day(day);
    }

    static Cell of(long number) {
        return new Count(number);
    }

    /** Cents as dollars and cents. */
    static Cell ofCents(long cents) {
        return new Decimal(BigDecimal.valueOf(cents, 2));
    }

    /** Minutes as hours with two decimals. */
    static Cell ofMinutes(long minutes) {
        return new Decimal(BigDecimal.valueOf(Math.round(minutes * 100 / 60.0), 2));
    }
}
