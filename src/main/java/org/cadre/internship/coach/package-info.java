/**
 * What a coach looks at first: who needs them and why, the board of a cohort by months, and notes to an MIT. Owns flag,
 * need and note; everything else it gathers from log, report, meeting, project and plan, which do not know it.
 */
@NullMarked
package org.cadre.internship.coach;

import org.jspecify.annotations.NullMarked;
