package org.cadre.certification;

import java.util.UUID;

/** Names one certificate: one period of one holder. */
public record CertificateId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
