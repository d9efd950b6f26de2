/** The two clocks: the program's, which the demo may move forward, and the system's. */
@NullMarked
package org.cadre.platform.time;

import org.jspecify.annotations.NullMarked;
