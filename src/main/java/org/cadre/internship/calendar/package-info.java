/** The calendar of breaks as office edits it: days on which the program rests, signals pause and nothing is due. */
@NullMarked
package org.cadre.internship.calendar;

import org.jspecify.annotations.NullMarked;
