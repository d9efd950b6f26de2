package org.cadre.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.cadre.offering.OfferingId;
import org.cadre.program.Edition.CreditType;

/**
 * A person's PD hours.
 *
 * @param types never one bare number: the kinds of credit the minutes are said in, each with its conversion
 */
record TranscriptView(String name, List<Event> events, int minutes, List<CreditType> types, LocalDate today) {

    /** @param closed whether its hours are final */
    record Event(OfferingId id, String title, boolean closed, boolean hasPaper, List<Line> lines) {
        int minutes() {
            return lines.stream().mapToInt(Line::credited).sum();
        }
    }

    /** One session: the minutes attended, and what is credited for them. */
    record Line(String title, LocalDate day, int attended, int credited) {}

    /** The minutes in units of that type: 900 minutes are "1.50" CEU. */
    static String in(CreditType type, int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(type.minutes()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The same with all its digits, for tables that add them up: 45 minutes are "0.075" CEU. */
    static String exactly(CreditType type, int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(type.minutes()), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
