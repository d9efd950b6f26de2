/**
 * Office's desk across all cohorts, and what office decides about one internship, one pairing or a cohort that ends. Owns
 * the reasons to look at an internship. Knows all other packages of part two; none of them knows it.
 */
@NullMarked
package org.cadre.internship.office;

import org.jspecify.annotations.NullMarked;
