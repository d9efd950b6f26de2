/**
 * Certificates that were issued before Cadre kept them, recorded from an association's own list together with the evidence it
 * names. Owns past file, past row, past plan and past load.
 */
@NamedInterface("past")
@NullMarked
package org.cadre.certification.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
