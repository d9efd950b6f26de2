package org.cadre.demo;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** A row of a history, always a record: its components, and those of the records in it, are the parameters by name. */
interface Row {
    String sql();

    default SqlParameterSource parameters() {
        var parameters = new MapSqlParameterSource();
        addTo(parameters, this);
        return parameters;
    }

    private static void addTo(MapSqlParameterSource parameters, Object part) {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            switch (value(component, part)) {
                case Record nested -> addTo(parameters, nested);
                case List<?> several -> parameters.addValue(component.getName(), several.toArray(String[]::new));
                case null -> parameters.addValue(component.getName(), null);
                case Object one -> parameters.addValue(component.getName(), one);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Object part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
