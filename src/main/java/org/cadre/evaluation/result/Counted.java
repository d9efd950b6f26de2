package org.cadre.evaluation.result;

import java.util.Map;
import java.util.UUID;

/** How many answered one evaluation, and of what kind their protégés are where that is known. */
record Counted(UUID evaluation, int answers, Map<String, Integer> kinds, int threshold) {
    Counted {
        kinds = Map.copyOf(kinds);
    }
}
