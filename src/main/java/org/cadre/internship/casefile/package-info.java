/**
 * What either side of a pairing tells office in private, and office's confidential record about a pairing, for a
 * complaint or a suspension. Only office reads them, each reading of a case file is recorded, and what was written stays
 * as it was written. Knows pairing.
 */
@NullMarked
package org.cadre.internship.casefile;

import org.jspecify.annotations.NullMarked;
