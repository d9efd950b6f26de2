/**
 * An MIT and a protégé: named, asked by a signed link, agreed, reached again and parted. Owns pairing, agreement,
 * signatures and the protégé's links. Knows the term, which begins when a protégé agrees.
 */
@NullMarked
package org.cadre.internship.pairing;

import org.jspecify.annotations.NullMarked;
