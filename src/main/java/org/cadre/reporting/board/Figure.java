package org.cadre.reporting.board;

/**
 * A number of the report.
 *
 * @param units how many there are, each once
 * @param good how many of them went well
 * @param minutes of what is a sum of hours
 * @param goodMinutes those of them that are confirmed
 */
record Figure(long units, long good, long minutes, long goodMinutes) {
    static final Figure NONE = new Figure(0, 0, 0, 0);

    /** In tenths of a percent; without anything to divide by there is no rate. */
    static int permille(long part, long of) {
        return of == 0 ? -1 : Math.toIntExact(Math.round(part * 1000.0 / of));
    }

    int rate() {
        return permille(good, units);
    }

    int confirmed() {
        return permille(goodMinutes, minutes);
    }
}
