/**
 * Office's confidential record about a pairing, for a complaint or a suspension. Only office reads it, each reading is
 * recorded, and what was written stays as it was written.
 */
@NullMarked
package org.cadre.internship.casefile;

import org.jspecify.annotations.NullMarked;
