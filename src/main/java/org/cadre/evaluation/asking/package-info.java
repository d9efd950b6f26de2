/**
 * Asking and answering: which evaluations are open, who is asked, and the boxes that keep anonymous answers apart from who
 * gave them. Owns evaluation, invitation, box and reply. Knows form.
 */
@NamedInterface("asking")
@NullMarked
package org.cadre.evaluation.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
