/**
 * The cohort's meetings: times proposed and answered, meetings set, moved, held alone or together with other cohorts, and
 * what they brought. Owns meeting, poll, presence and insight. Knows cohort, and the chat in which meetings are held.
 */
@NullMarked
package org.cadre.internship.meeting;

import org.jspecify.annotations.NullMarked;
