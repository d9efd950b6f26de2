/**
 * How an edition looks and what it says of itself: logo, two colors, words of welcome, contact and fees. Knows no person and no
 * page; whoever shows an edition asks here.
 */
@NamedInterface("look")
@NullMarked
package org.cadre.program.look;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
