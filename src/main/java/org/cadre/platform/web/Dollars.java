package org.cadre.platform.web;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.cadre.platform.text.Sentence;

/** Reads an amount as people write one: 495, 495.00, $1,250. */
public final class Dollars {
    private Dollars() {}

    /**
     * The amount in cents; what is no such amount is said beside the field.
     *
     * @param least the smallest amount in cents
     * @param most the highest amount in dollars
     */
    public static OptionalInt cents(Form form, String field, int least, int most, Sentence wrong) {
        String typed = form.text(field).replace("$", "").replace(",", "").strip();
        try {
            var amount = new BigDecimal(typed);
            if (amount.compareTo(BigDecimal.valueOf(least, 2)) >= 0
                    && amount.compareTo(BigDecimal.valueOf(most)) <= 0
                    && amount.stripTrailingZeros().scale() <= 2) {
                return OptionalInt.of(amount.movePointRight(2).intValueExact());
            }
        } catch (NumberFormatException _) {
            // said below, like an amount out of range
        }
        form.wrong(field, wrong);
        return OptionalInt.empty();
    }

    /** As it is filled into a field: "495.00". */
    public static String plain(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
