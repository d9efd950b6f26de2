package org.cadre.certification.credential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New labels for blank nodes, in the order in which they were asked for. */
final class Labels {
    private final String prefix;
    private final Map<String, String> given;

    Labels(String prefix) {
        this(prefix, new LinkedHashMap<>());
    }

    private Labels(String prefix, Map<String, String> given) {
        this.prefix = prefix;
        this.given = given;
    }

    Labels copy() {
        return new Labels(prefix, new LinkedHashMap<>(given));
    }

    @Nullable
    String find(String blank) {
        return given.get(blank);
    }

    String give(String blank) {
        var label = given.get(blank);
        if (label == null) {
            label = prefix + given.size();
            given.put(blank, label);
        }
        return label;
    }

    Set<String> inOrder() {
        return given.keySet();
    }
}
