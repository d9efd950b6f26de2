package org.cadre.standards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a set of standards.
 *
 * @param shortName where there is little room: "PSEL 2015"
 * @param replaces the key of the framework it follows
 * @param credit whose it is; shown wherever the titles are
 */
public record Framework(
        String key,
        String name,
        String shortName,
        int year,
        @Nullable String replaces,
        String credit,
        List<Standard> standards) {
    public Framework {
        standards = List.copyOf(standards);
    }
}
