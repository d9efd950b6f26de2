package org.cadre.reporting.list;

import java.time.LocalDate;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** What a row says in one column. */
sealed interface Value {
    Value NOTHING = new Nothing();

    record Nothing() implements Value {}

    record Words(String text) implements Value {}

    record Day(LocalDate day) implements Value {}

    record Count(long number) implements Value {}

    record Money(long cents, String currency) implements Value {}

    record Hours(int minutes) implements Value {}

    static Value words(@Nullable String text) {
        return text == null || text.isEmpty() ? NOTHING : new Words(text);
    }

    /** As a page says it. */
    default String said(Texts texts) {
        return switch (this) {
            case Nothing() -> "";
            case Words(var text) -> text;
            case Day(var day) -> texts.printedDay(day);
            case Count(var number) -> texts.number(number);
            case Money(var cents, var currency) -> texts.money(cents, currency);
            case Hours(var minutes) -> texts.hours(minutes);
        };
    }

    /** As a spreadsheet keeps it. */
    default Cell cell() {
        return switch (this) {
            case Nothing() -> Cell.NOTHING;
            case Words(var text) -> Cell.of(text);
            case Day(var day) -> Cell.of(day);
            case Count(var number) -> Cell.of(number);
            case Money(var cents, var _) -> Cell.ofCents(cents);
            case Hours(var minutes) -> Cell.ofMinutes(minutes);
        };
    }
}
