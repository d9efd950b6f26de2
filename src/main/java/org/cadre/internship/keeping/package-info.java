/** How long what was said in an internship, and who the protégé was, is kept after its end. */
@NullMarked
package org.cadre.internship.keeping;

import org.jspecify.annotations.NullMarked;
