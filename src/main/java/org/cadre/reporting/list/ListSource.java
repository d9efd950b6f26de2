package org.cadre.reporting.list;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Viewer;

/** One list: its filters, its columns, its orders, and the SQL that knows them all by name. */
interface ListSource {
    ListKind kind();

    List<Filter> filters();

    /** All it can tell; the first one names the row and is always shown. */
    List<Column> columns();

    /** The first one is the usual order. */
    List<Sort> sorts();

    /** Everything that fits the filters, ending in its conditions: an order's end follows. */
    String rows();

    /** Where a row leads to. */
    String href(UUID target);

    /** Where the first step toward a row is taken while there is none. */
    default String firstStep() {
        return kind().place();
    }

    /** What a filter means that SQL alone cannot say, added to the parameters. */
    default void prepare(Map<String, Object> parameters, Viewer viewer) {}

    /** What is reckoned of rows after they were read. */
    default Map<UUID, Map<String, Value>> derived(List<UUID> rows, Viewer viewer) {
        return Map.of();
    }
}
