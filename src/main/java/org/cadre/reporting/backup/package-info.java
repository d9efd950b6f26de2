/** Office sees whether everything is kept: when the last good backup was made, and what a restore left to be decided. */
@NamedInterface("backup")
@NullMarked
package org.cadre.reporting.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
