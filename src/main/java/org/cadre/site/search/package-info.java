/** The search of the public site, over all that everybody may read. Owns public text. */
@NamedInterface("search")
@NullMarked
package org.cadre.site.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
