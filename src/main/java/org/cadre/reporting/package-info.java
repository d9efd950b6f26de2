/**
 * What everybody sees first, and office's overview: reads what the capabilities recorded and says what is next, for whom
 * and by when. It may know all of them; none of them knows it, and it writes nothing of theirs. Owns next step and the
 * pictures: progress ring, pace line, month strip.
 */
@ApplicationModule
@NullMarked
package org.cadre.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
