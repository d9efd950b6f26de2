/** How the public site is found: its map for search engines, and what it says to machines. */
@NullMarked
package org.cadre.site.found;

import org.jspecify.annotations.NullMarked;
