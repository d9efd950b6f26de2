/** What is new, for programs that read it for people: one Atom feed for each source. */
@NamedInterface("feed")
@NullMarked
package org.cadre.site.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
