package org.cadre.platform.backup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which backups are kept: the newest of each of so many days, weeks and months that have one. The newest of all always is.
 */
record Rotation(int days, int weeks, int months) {
    /** A backup that is there, and the day it was made on. */
    record Kept(UUID id, LocalDate day) {}

    /** Those whose turn is over, of all from the newest to the oldest. */
    List<Kept> over(List<Kept> newestFirst) {
        var stay = new HashSet<UUID>();
        newest(newestFirst, Kept::day, days, stay);
        newest(
                newestFirst,
                one -> one.day.get(IsoFields.WEEK_BASED_YEAR) * 100 + one.day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                weeks,
                stay);
        newest(newestFirst, one -> YearMonth.from(one.day), months, stay);
        var over = new ArrayList<Kept>();
        for (int i = 1; i < newestFirst.size(); i++) {
            if (!stay.contains(newestFirst.get(i).id)) {
                over.add(newestFirst.get(i));
            }
        }
        return over;
    }

    private static void newest(List<Kept> newestFirst, Function<Kept, Object> span, int most, Set<UUID> stay) {
        var spans = new HashSet<Object>();
        for (var one : newestFirst) {
            if (spans.size() < most && spans.add(span.apply(one))) {
                stay.add(one.id);
            }
        }
    }
}
