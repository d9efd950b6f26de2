/** What pages show of the program itself: its modules, months, requirements, standards, fees and dates, each as it is now. */
@NullMarked
package org.cadre.site.block;

import org.jspecify.annotations.NullMarked;
