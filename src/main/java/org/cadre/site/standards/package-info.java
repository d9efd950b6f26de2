/** Standards as anybody reads them: the frameworks side by side, and what of the program applies them; office attaches them. */
@NullMarked
package org.cadre.site.standards;

import org.jspecify.annotations.NullMarked;
