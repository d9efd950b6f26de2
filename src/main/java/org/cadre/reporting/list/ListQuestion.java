package org.cadre.reporting.list;

import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks of a list, understood.
 *
 * @param wanted the value of each filter that is asked for, by its word
 * @param after the place the page begins behind; null: at the beginning
 * @param before the place the page ends before, when one goes back
 * @param problems what was not understood, by the name in the address
 */
record ListQuestion(
        ListAddress address,
        ListSource source,
        Map<String, Object> wanted,
        List<Column> columns,
        Sort sort,
        @Nullable Place after,
        @Nullable Place before,
        Map<String, Sentence> problems) {

    boolean isRight() {
        return problems.isEmpty();
    }

    boolean isFiltered() {
        return !wanted.isEmpty();
    }
}
