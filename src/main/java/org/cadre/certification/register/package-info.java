/**
 * The register: every event in the life of a certificate, in one order, committed to by a Merkle tree (RFC 6962) whose
 * signed checkpoints others keep, so that nothing in it can be changed or left out unseen. Owns register, entry, detail,
 * leaf, node, checkpoint, proof and tampering.
 */
@NamedInterface("register")
@NullMarked
package org.cadre.certification.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
