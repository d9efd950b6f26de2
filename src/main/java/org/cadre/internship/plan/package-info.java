/**
 * The mentoring plan of a pairing: what MIT and protégé want to reach, reviewed at mid-term and read by the coach. Owns
 * goal, course and review; it is never in the way of anything. Knows pairing and cohort.
 */
@NullMarked
package org.cadre.internship.plan;

import org.jspecify.annotations.NullMarked;
