package org.cadre.evaluation.asking;

import java.time.LocalDate;
import org.cadre.evaluation.form.Sheet;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A form as somebody answers it.
 *
 * @param action where it is sent; none: it is only looked at
 * @param about what it asks about
 * @param name of the person the answers will carry; none: they are anonymous
 * @param enteredFor office enters for that person
 */
public record AnswerView(
        @Nullable String action,
        String about,
        Sheet sheet,
        Form form,
        @Nullable String name,
        boolean enteredFor,
        int threshold,
        @Nullable LocalDate closesOn) {
    /** Shows the form to office, which nobody can send. */
    public static AnswerView preview(Sheet sheet, String about, @Nullable String name, int threshold) {
        return new AnswerView(null, about, sheet, Form.empty(), name, false, threshold, null);
    }
}
