/**
 * Audits of internships: a random sample that anyone can draw again from its seed, a sealed pack for each internship drawn, and
 * what came of it. Owns audit case, seed, frame, pack, manifest and outcome.
 */
@NullMarked
package org.cadre.certification.sampling;

import org.jspecify.annotations.NullMarked;
