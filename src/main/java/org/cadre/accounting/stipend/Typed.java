package org.cadre.accounting.stipend;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;

/** What office types about stipends: amounts, days, and words that must not be a taxpayer's number. */
final class Typed {
    /** A social security number, or an employer's, as people write them. */
    private static final Pattern TAXPAYER = Pattern.compile("\\b\\d{3}[- ]\\d{2}[- ]\\d{4}\\b|\\b\\d{2}-\\d{7}\\b");

    private Typed() {}

    /** The cents; anything but an amount above zero is said beside the field. */
    static int cents(Form form, String field) {
        return Dollars.cents(form, field, 1, 1_000_000, Sentence.of("accounting.stipend.amount.wrong"))
                .orElse(0);
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
