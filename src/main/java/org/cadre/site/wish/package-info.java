/**
 * "Tell me when dates are out": an address, confirmed by its owner, that is told once of each new date that fits. Owns the wish
 * for dates.
 */
@NullMarked
package org.cadre.site.wish;

import org.jspecify.annotations.NullMarked;
