package org.cadre.reporting.board;

import java.util.Map;

/** All numbers of a period; of what there was none, that. */
record Figures(Map<Measure, Figure> all) {
    Figure of(Measure measure) {
        return all.getOrDefault(measure, Figure.NONE);
    }
}
