package org.cadre.reporting;

/**
 * The part of a first page about a district's people: totals only.
 *
 * @param minutes PD minutes of the seats it pays for
 */
record DistrictHome(String name, int registered, int minutes, int internships, int certified) {
    boolean isEmpty() {
        return registered == 0 && internships == 0 && certified == 0;
    }
}
