/**
 * An MIT's internship as a whole: choosing certification, ordering part two, what is next and how far it is, and leaving.
 * Owns no records of its own. Knows term, cohort, pairing, log and record; none of them knows it.
 */
@NullMarked
package org.cadre.internship.mit;

import org.jspecify.annotations.NullMarked;
