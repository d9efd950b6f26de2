package org.cadre.reporting.list;

import org.jspecify.annotations.Nullable;

/**
 * One order of a list, with how its SQL ends: from a place on, and from a place back. The place is the key of a row and its
 * id, so that rows with the same key are neither shown twice nor left out.
 *
 * @param key the column the key stands in; null: the id alone is the place
 */
record Sort(String word, @Nullable String key, boolean byDay, Ending forward, Ending backward) {
    /** Makes the rows of a list one statement that begins at a place and goes in this order. */
    @FunctionalInterface
    interface Ending {
        String after(String rows);
    }

    static Sort byId(String word, String forward, String backward) {
        return new Sort(word, null, false, rows -> rows + forward, rows -> rows + backward);
    }

    static Sort byText(String word, String key, String forward, String backward) {
        return new Sort(word, key, false, rows -> rows + forward, rows -> rows + backward);
    }

    static Sort byDay(String word, String key, String forward, String backward) {
        return new Sort(word, key, true, rows -> rows + forward, rows -> rows + backward);
    }
}
