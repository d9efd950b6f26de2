/** The public front of the house. Reads what the capabilities offer; none of them knows it. */
@ApplicationModule
@NullMarked
package org.cadre.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
