package org.cadre.registration.invoice;

import java.util.Locale;
import org.cadre.platform.database.Counters;
import org.springframework.stereotype.Component;

/**
 * Numbers of papers: each kind has a row of its own, locked until the paper's transaction ends. Whatever is rolled back
 * leaves no gap.
 */
@Component
public class PaperNumbers {
    private final Counters counters;

    PaperNumbers(Counters counters) {
        this.counters = counters;
    }

    long next(String kind) {
        return counters.next(kind);
    }

    static String quote(long number) {
        return String.format(Locale.ROOT, "Q-%05d", number);
    }

    /** An invoice's number as its paper says it. */
    public static String invoice(long number) {
        return String.format(Locale.ROOT, "INV-%06d", number);
    }

    /** A credit note's number as its paper says it. */
    public static String creditNote(long number) {
        return String.format(Locale.ROOT, "CN-%06d", number);
    }
}
