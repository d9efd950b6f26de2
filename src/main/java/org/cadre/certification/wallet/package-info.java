/**
 * How a holder takes a certificate into a digital wallet: OpenID for Verifiable Credential Issuance 1.0, with a
 * pre-authorized code that the holder's own page shows as a QR code. Owns offer, pre-authorized code, transaction code,
 * access token and proof of possession.
 */
@NullMarked
package org.cadre.certification.wallet;

import org.jspecify.annotations.NullMarked;
