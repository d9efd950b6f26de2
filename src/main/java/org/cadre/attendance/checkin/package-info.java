/** The day itself, on a phone and on paper: who comes is checked in by code, by name or by their signature. */
@NullMarked
package org.cadre.attendance.checkin;

import org.jspecify.annotations.NullMarked;
