/**
 * The association as the issuer of credentials: its identifier on the web, the keys it signs with, their history, and
 * the lists that say what was revoked. Owns issuer, key history and status list.
 */
@NamedInterface("issuer")
@NullMarked
package org.cadre.certification.issuer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
