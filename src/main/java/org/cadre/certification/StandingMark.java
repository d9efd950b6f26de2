package org.cadre.certification;

import org.cadre.program.Standing;

/** How the state of a requirement is shown: never by color alone. */
record StandingMark(String tone, String icon, String word) {
    static StandingMark of(Standing.State state, boolean overdue) {
        if (overdue) {
            return new StandingMark("problem", "exclamation-circle-fill", "certification.standing.overdue");
        }
        return switch (state) {
            case MET -> new StandingMark("done", "check-circle-fill", "certification.standing.met");
            case PARTLY -> new StandingMark("primary", "circle-half", "certification.standing.partly");
            case UNMET -> new StandingMark("quiet", "circle", "certification.standing.unmet");
        };
    }
}
