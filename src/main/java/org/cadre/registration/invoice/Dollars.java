package org.cadre.registration.invoice;

import java.math.BigDecimal;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Money as people type it. */
final class Dollars {
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(10_000_000);

    private Dollars() {}

    /** "1,250", "$1,250.00": more than nothing. Anything else is said to be wrong; an empty field is not. */
    static Optional<Integer> cents(Form form, String field) {
        String typed = form.text(field).replace(",", "").replace("$", "").strip();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var dollars = new BigDecimal(typed);
            if (dollars.signum() > 0
                    && dollars.compareTo(HIGHEST) <= 0
                    && dollars.stripTrailingZeros().scale() <= 2) {
                return Optional.of(dollars.movePointRight(2).intValueExact());
            }
        } catch (NumberFormatException _) {
            // said below, like an amount out of range
        }
        form.wrong(field, Sentence.of("invoice.amount-wrong"));
        return Optional.empty();
    }

    /** As it stands in a field to be typed over. */
    static String typed(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
