package org.cadre.editing;

import java.util.List;
import org.cadre.program.EditionSheet;

/**
 * A list of an edition whose entries are forms of their own.
 *
 * @param place where it stands in the document
 * @param fields of an entry, by their places within it
 * @param keyed each entry has a key, which is made from its title and stays
 * @param ordered each entry has an order, which is its place in the list
 */
record DraftList(String place, List<DraftField> fields, boolean keyed, boolean ordered) {
    /** Its name in addresses and in keys of texts. */
    String name() {
        return place.replace('.', '-');
    }

    String entry(int index) {
        return place + "[" + index + "]";
    }

    /** What tells an entry from the others, wherever in the list it stands. */
    String identity(EditionSheet sheet, int index) {
        String entry = entry(index);
        return keyed ? sheet.text(entry + ".key") : sheet.text(entry + ".title") + " " + sheet.text(entry + ".first");
    }

    List<DraftField> fieldsOf(int index) {
        return fields.stream()
                .map(field -> field.under(entry(index), "editing.field." + place))
                .toList();
    }
}
