package org.cadre.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from the first to the last, both included; without a last day it goes on. */
public record DateRange(LocalDate first, @Nullable LocalDate last) {
    public DateRange {
        if (last != null && last.isBefore(first)) {
            throw new IllegalArgumentException("the range ends on " + last + ", before it begins on " + first);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }
}
