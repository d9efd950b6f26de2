/**
 * Whether protégés are still principals one and two years later. Owns no records of its own. Knows asking.
 */
@NamedInterface("followup")
@NullMarked
package org.cadre.evaluation.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
