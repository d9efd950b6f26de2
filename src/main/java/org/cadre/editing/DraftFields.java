package org.cadre.editing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionSheet;
import org.jspecify.annotations.Nullable;

/** Fills forms from a document, and puts what was typed into it. What the forms do not ask for stays as it is. */
final class DraftFields {
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private DraftFields() {}

    /** The form as the document stands. */
    static Form fill(Form form, List<DraftField> fields, EditionSheet sheet) {
        for (var field : fields) {
            switch (field.kind()) {
                case TICKS -> form.withAll(field.name(), sheet.texts(field.place()));
                case WHOLES -> form.with(field.name(), String.join(", ", sheet.texts(field.place())));
                case LINES -> form.with(field.name(), String.join("\n", sheet.texts(field.place())));
                case FLAG -> form.with(field.name(), isSet(field, sheet) ? "yes" : null);
                case HOURS -> form.with(field.name(), hours(sheet.text(field.place())));
                case LINE, PARAGRAPH, WHOLE, DAY, CHOICE -> form.with(field.name(), sheet.text(field.place()));
            }
        }
        return form;
    }

    /** Hours carry over unless the document says otherwise. */
    private static boolean isSet(DraftField field, EditionSheet sheet) {
        return sheet.isTrue(field.place())
                || field.place().equals("internship.hoursCarryOver") && !sheet.has(field.place());
    }

    /** 4320 is "72", 270 is "4.5". */
    private static String hours(String minutes) {
        return minutes.matches("[0-9]{1,9}")
                ? new BigDecimal(minutes)
                        .divide(SIXTY, 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : minutes;
    }

    /** The document with what was typed. */
    static EditionSheet put(Form form, List<DraftField> fields, EditionSheet sheet) {
        var changed = sheet;
        for (var field : fields) {
            var value = value(form, field);
            changed = value == null ? changed.without(field.place()) : changed.with(field.place(), value);
        }
        return changed;
    }

    private static @Nullable Object value(Form form, DraftField field) {
        String typed = form.text(field.name()).replace("\r\n", "\n").replace('\r', '\n');
        boolean absent = field.optional() && typed.isEmpty();
        return switch (field.kind()) {
            case FLAG -> !typed.isEmpty();
            case TICKS -> form.all(field.name());
            case WHOLES ->
                BETWEEN.splitAsStream(typed)
                        .filter(one -> !one.isEmpty())
                        .map(EditionSheet::typed)
                        .toList();
            case LINES ->
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            case WHOLE -> absent ? null : EditionSheet.typed(typed);
            case HOURS -> absent ? null : minutes(form, field, typed);
            case LINE, PARAGRAPH, DAY, CHOICE -> absent ? null : typed;
        };
    }

    private static Object minutes(Form form, DraftField field, String typed) {
        if (!typed.matches("[0-9]{1,5}([.][0-9]{1,2})?")) {
            form.wrong(field.name(), Sentence.of("editing.wrong.hours"));
            return typed;
        }
        return new BigDecimal(typed)
                .multiply(SIXTY)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** Says beside each field what is wrong with it. What is wrong elsewhere is no matter of this form. */
    static void judge(Form form, List<DraftField> fields, List<EditionFile.Problem> problems) {
        for (var problem : problems) {
            for (var field : fields) {
                if (field.isAt(problem.path())) {
                    form.wrong(field.name(), Sentence.of("editing.wrong", problem.says()));
                }
            }
        }
    }
}
