/**
 * Files of the public site: pictures, videos with captions and documents, known by what they contain and never by their names.
 * Owns public limit and picture.
 */
@NamedInterface("media")
@NullMarked
package org.cadre.site.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
