package org.cadre.certification.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a certificate and enters the register for good.
 *
 * @param credential SHA-256 of the signed credential, 64 hexadecimal digits; null where there is none
 * @param token SHA-256 of the same credential as a JSON Web Token, 64 hexadecimal digits; null where there is none
 * @param paper SHA-256 of the stored PDF, 64 hexadecimal digits; null where there is none
 */
public record RegisterEvent(
        EventKind kind,
        UUID certificate,
        String number,
        @Nullable String credential,
        @Nullable String token,
        @Nullable String paper) {
    /** One without a token. */
    public RegisterEvent(
            EventKind kind, UUID certificate, String number, @Nullable String credential, @Nullable String paper) {
        this(kind, certificate, number, credential, null, paper);
    }

    public RegisterEvent {
        if (kind == EventKind.ERASED) {
            throw new IllegalArgumentException("an erasure is asked for by itself");
        }
        if (number.isEmpty() || number.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not a number of a certificate");
        }
    }
}
