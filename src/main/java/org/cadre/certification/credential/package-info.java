/**
 * Credentials as documents, without a database and without a network: Open Badges 3.0 and CLR 2.0 on Verifiable
 * Credentials 2.0, how they are signed and checked, and how they travel inside pictures. Owns credential, proof,
 * signature, verification method, canonical form and bundled context.
 */
@NullMarked
package org.cadre.certification.credential;

import org.jspecify.annotations.NullMarked;
