package org.cadre.accounting.stipend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** What office types about stipends: amounts, days, and words that must not be a taxpayer's number. */
final class Typed {
    private static final BigDecimal MOST = new BigDecimal("1000000");

    /** A social security number, or an employer's, as people write them. */
    private static final Pattern TAXPAYER = Pattern.compile("\\b\\d{3}[- ]\\d{2}[- ]\\d{4}\\b|\\b\\d{2}-\\d{7}\\b");

    private Typed() {}

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
        form.wrong(field, Sentence.of("accounting.stipend.amount.wrong"));
        return 0;
    }

    /** A day that has come. */
    static LocalDate day(Form form, String field, LocalDate today) {
        form.required(field, Sentence.of("accounting.stipend.day.missing"));
        var day = form.day(field).orElse(today);
        if (day.isAfter(today)) {
            form.wrong(field, Sentence.of("accounting.stipend.day.to-come"));
        }
        return day;
    }

    /** Words of limited length without a taxpayer's number: those are never kept here. */
    static String words(Form form, String field, int most) {
        String typed = form.atMost(field, most);
        if (TAXPAYER.matcher(typed).find()) {
            form.wrong(field, Sentence.of("accounting.stipend.taxpayer"));
        }
        return typed;
    }
}
