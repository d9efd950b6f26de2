package org.cadre.registration.refund;

import java.math.BigDecimal;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** An amount as people type it: "450", "$1,250.00". */
final class Dollars {
    private static final BigDecimal MOST = new BigDecimal("10000000");

    private Dollars() {}

    /** The cents; anything but an amount above zero is said beside the field. */
    static int cents(Form form, String field) {
        String typed = form.text(field).replace("$", "").replace(",", "").strip();
        try {
            var amount = new BigDecimal(typed);
            if (amount.signum() > 0
                    && amount.compareTo(MOST) <= 0
                    && amount.stripTrailingZeros().scale() <= 2) {
                return amount.movePointRight(2).intValueExact();
            }
        } catch (NumberFormatException _) {
            // said below, like an amount out of range
        }
        form.wrong(field, Sentence.of("refund.amount.missing"));
        return 0;
    }
}
