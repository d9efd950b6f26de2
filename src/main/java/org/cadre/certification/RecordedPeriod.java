package org.cadre.certification;

import java.time.LocalDate;

/**
 * How a certificate from before Cadre came to be kept here.
 *
 * @param on the program's day on which it was recorded
 * @param file the name of the list
 * @param digest of the list, in hexadecimal digits
 * @param line of it
 * @param evidence where the association's own record is found: for office
 * @param notes what was unusual about the line: for office
 */
record RecordedPeriod(LocalDate on, String file, String digest, int line, String evidence, String notes) {}
