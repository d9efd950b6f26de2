package org.cadre.editing;

import java.util.List;

/**
 * One value of an edition that a form asks for.
 *
 * @param place where it stands in the document, like {@code internship.months}
 * @param label the key of its text
 * @param optional it may be absent
 * @param options what may be chosen
 */
record DraftField(String place, String label, Kind kind, boolean optional, List<String> options) {
    static final String LABELS = "editing.field.";

    enum Kind {
        LINE,
        PARAGRAPH,
        WHOLE,
        /** Minutes that are typed and read as hours. */
        HOURS,
        FLAG,
        DAY,
        CHOICE,
        TICKS,
        /** Whole numbers, with commas between them. */
        WHOLES,
        /** Texts, one a line. */
        LINES
    }

    static DraftField of(String place, Kind kind) {
        return new DraftField(place, LABELS + place, kind, false, List.of());
    }

    DraftField perhaps() {
        return new DraftField(place, label, kind, true, options);
    }

    DraftField among(List<String> these) {
        return new DraftField(place, label, kind, optional, these);
    }

    /** The same of one entry or requirement. */
    DraftField under(String prefix, String labels) {
        return new DraftField(prefix + "." + place, labels + "." + place, kind, optional, options);
    }

    /** Its name in the form: the same wherever in its list an entry stands. */
    String name() {
        return label.substring(LABELS.length()).replace('.', '-');
    }

    /** Whether something said of that place of the document is about this value. */
    boolean isAt(String path) {
        return path.equals(place) || path.startsWith(place + "[") || path.startsWith(place + ".");
    }
}
