/** Lists of districts, schools and other organizations. */
@NullMarked
package org.cadre.imports.organization;

import org.jspecify.annotations.NullMarked;
