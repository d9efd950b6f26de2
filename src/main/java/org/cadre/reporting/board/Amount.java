package org.cadre.reporting.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** What a line of the report says. */
sealed interface Amount {
    record Count(long number) implements Amount {}

    /** Those that went well, of all. */
    record Rate(long part, long of) implements Amount {}

    record Hours(long minutes) implements Amount {}

    record Money(long cents, String currency) implements Amount {}

    /** A mean on a scale from 1 to 5. */
    record Mean(BigDecimal mean, int answers) implements Amount {}

    /** There is no number; why, in words. */
    record Unknown(String why) implements Amount {}

    default String said(Texts texts) {
        return switch (this) {
            case Count(var number) -> texts.number(number);
            case Rate(var part, var of) ->
                of == 0
                        ? texts.say("board.rate.none")
                        : texts.say(
                                "board.rate",
                                texts.number(part),
                                texts.number(of),
                                percent(part, of).toPlainString());
            case Hours(var minutes) -> texts.say("board.hours", hours(minutes).toPlainString());
            case Money(var cents, var currency) -> texts.money(cents, currency);
            case Mean(var mean, var answers) -> texts.say("board.mean", mean.toPlainString(), answers);
            case Unknown(var why) -> texts.say(why);
        };
    }

    /** The number alone, as a spreadsheet has it. */
    default Cell cell() {
        return switch (this) {
            case Count(var number) -> Cell.of(number);
            case Rate(var part, var of) -> of == 0 ? Cell.NOTHING : new Cell.Decimal(percent(part, of));
            case Hours(var minutes) -> Cell.ofMinutes(minutes);
            case Money(var cents, var _) -> Cell.ofCents(cents);
            case Mean(var mean, var _) -> new Cell.Decimal(mean);
            case Unknown(var _) -> Cell.NOTHING;
        };
    }

    /** Above and below the line of what is a rate. */
    default @Nullable Rate rate() {
        return this instanceof Rate rate ? rate : null;
    }

    /** How long its bar is; nothing where there is no number. */
    default long length() {
        return switch (this) {
            case Count(var number) -> number;
            case Rate(var part, var of) -> of == 0 ? 0 : part * 1000 / of;
            case Hours(var minutes) -> minutes;
            case Money(var cents, var _) -> Math.max(0, cents);
            case Mean(var mean, var _) -> mean.movePointRight(2).longValue();
            case Unknown(var _) -> 0;
        };
    }

    private static BigDecimal percent(long part, long of) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }
}
