package org.cadre.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says to machines, in the words of schema.org as JSON-LD. It stands in a script element whose type no browser runs, so
 * that the policy against scripts in pages does not forbid it; nothing in it can end that element.
 */
public final class LinkedData {
    private static final JsonMapper JSON = new JsonMapper();

    private LinkedData() {}

    /** A thing of a type; what is null is left out. */
    public static Map<String, Object> thing(String type, @Nullable Object... namesAndValues) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                thing.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return thing;
    }

    /** Several things as the text of the element. */
    public static String text(List<Map<String, Object>> things) {
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", "https://schema.org");
        all.put("@graph", things);
        return JSON.writeValueAsString(all)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
