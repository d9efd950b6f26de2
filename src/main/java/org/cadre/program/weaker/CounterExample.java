package org.cadre.program.weaker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.program.Evidence;
import org.cadre.program.Standing;

/**
 * Somebody who would pass under the customized edition and not under its parent. Both standings come from the editions
 * themselves, so that nobody has to believe the search that found it.
 *
 * @param here the standing under the customized edition: met
 * @param there the standing under its parent: not met
 */
public record CounterExample(Evidence evidence, LocalDate day, Standing here, Standing there) {

    /** What the parent asks for that is not there: what is made of nothing smaller, in the parent's order. */
    public List<Standing> missing() {
        return missing(there);
    }

    static List<Standing> missing(Standing standing) {
        var missing = new ArrayList<Standing>();
        collect(standing, missing);
        return List.copyOf(missing);
    }

    private static void collect(Standing standing, List<Standing> missing) {
        if (standing.isMet()) {
            return;
        }
        if (standing.parts().isEmpty()) {
            missing.add(standing);
        }
        standing.parts().forEach(part -> collect(part, missing));
    }
}
