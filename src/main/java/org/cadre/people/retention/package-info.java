/**
 * How long records are kept. Each later step says what is due and lets it go by {@link
 * org.cadre.people.retention.RetentionSeries}; office sets the months within limits.
 */
@NamedInterface("retention")
@NullMarked
package org.cadre.people.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
