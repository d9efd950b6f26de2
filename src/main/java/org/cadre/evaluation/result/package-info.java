/**
 * What was answered, as pictures with tables: only where enough people answered, for every cut. Owns cut, bundle and tally.
 * Knows asking.
 */
@NamedInterface("result")
@NullMarked
package org.cadre.evaluation.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
