package org.cadre.offering;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Reads an amount as people write one: 495, 495.00, $1,250. */
public final class Dollars {
    private static final BigDecimal HIGHEST = new BigDecimal("100000");

    private Dollars() {}

    /** The amount in cents; what is no amount is said beside the field. */
    public static OptionalInt cents(Form form, String field, Sentence wrong) {
        String typed = form.text(field).replace("$", "").replace(",", "").strip();
        try {
            var amount = new BigDecimal(typed);
            if (amount.signum() >= 0
                    && amount.compareTo(HIGHEST) <= 0
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
