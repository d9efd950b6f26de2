/**
 * The nine months of an internship as they are lived: begun, held, extended, excused for a month, and ended before their
 * time. Owns hold, extension and excused month; whoever changes what hangs on an internship takes its row here first.
 * Knows only the base package.
 */
@NullMarked
package org.cadre.internship.term;

import org.jspecify.annotations.NullMarked;
