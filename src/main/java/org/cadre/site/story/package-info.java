/**
 * Experiences of those who took part. A story is seen while everyone in it consents, and is gone from everywhere in the moment one
 * of them does not. Owns story.
 */
@NamedInterface("story")
@NullMarked
package org.cadre.site.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
