package org.cadre.editing;

import java.util.List;
import org.cadre.platform.web.Frame;
import org.cadre.platform.web.Option;
import org.cadre.program.EditionSheet;

/** What may be chosen in a field, as a person reads it. */
final class DraftOptions {
    private DraftOptions() {}

    static List<Option> of(Frame frame, EditionSheet sheet, DraftField field) {
        return field.options().stream()
                .map(value -> new Option(value, label(frame, sheet, field, value)))
                .toList();
    }

    private static String label(Frame frame, EditionSheet sheet, DraftField field, String value) {
        if (field.place().endsWith(".modulesAttended") && !value.equals("all")) {
            return module(sheet, value);
        }
        return frame.say(SheetDifference.choice(value));
    }

    private static String module(EditionSheet sheet, String key) {
        for (int i = 0; i < sheet.size("modules"); i++) {
            if (sheet.text("modules[" + i + "].key").equals(key)) {
                return sheet.text("modules[" + i + "].title");
            }
        }
        return key;
    }
}
