/**
 * Reminders of what is missing, never of a date alone: gathered for each person, said in one mail, at the hours and as often as
 * the person wants. Owns nudge, preference and quiet hours.
 */
@NullMarked
package org.cadre.notification.nudge;

import org.jspecify.annotations.NullMarked;
