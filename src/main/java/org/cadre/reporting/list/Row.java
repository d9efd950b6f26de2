package org.cadre.reporting.list;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list.
 *
 * @param target what a click opens
 * @param key its place in the order, beside its id; null where the id alone is the place
 * @param values by the words of the columns
 */
record Row(UUID id, UUID target, @Nullable String key, boolean sample, Map<String, Value> values) {
    Value value(Column column) {
        return values.getOrDefault(column.word(), Value.NOTHING);
    }

    /** Where it stands, as an address says it. */
    Place place() {
        return new Place(key, id);
    }
}
