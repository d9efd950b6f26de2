/**
 * Office's confidential record about a person, for a complaint or a suspension. Only office reads it, each reading is
 * recorded, and what was written stays as it was written.
 */
@NamedInterface("casefile")
@NullMarked
package org.cadre.care.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
