/** Legal holds: what is kept of a person may not go while one is in force, whatever else would let it go. */
@NamedInterface("hold")
@NullMarked
package org.cadre.care.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
