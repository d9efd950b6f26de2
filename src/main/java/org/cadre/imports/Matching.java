package org.cadre.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a list says what.
 *
 * @param columns the place of a field's column, from 0
 * @param constants what counts for every row, for fields without a column
 * @param dayFirst the fields whose days are written day before month
 */
public record Matching(Map<String, Integer> columns, Map<String, String> constants, Set<String> dayFirst) {
    public Matching {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        dayFirst = Set.copyOf(dayFirst);
    }

    static Matching none() {
        return new Matching(Map.of(), Map.of(), Set.of());
    }

    boolean knows(String field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    /** The fields that every row needs and that nothing says. */
    List<ImportField> missing(List<ImportField> fields) {
        return fields.stream()
                .filter(field -> field.required() && !knows(field.key()))
                .filter(field -> field.instead() == null || !knows(field.instead()))
                .toList();
    }
}
