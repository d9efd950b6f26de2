/** Gives an edition in the making its logo, its colors and its own words, which become the edition's when it is published. */
@NullMarked
package org.cadre.editing.look;

import org.jspecify.annotations.NullMarked;
