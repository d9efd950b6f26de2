package org.cadre.certification;

import org.springframework.stereotype.Component;

/** Collects for office how a certificate goes on. */
@Component
class RenewalFiles {
    private final Certificates certificates;
    private final RenewalOutlooks outlooks;
    private final RenewalExtensions extensions;

    RenewalFiles(Certificates certificates, RenewalOutlooks outlooks, RenewalExtensions extensions) {
        this.certificates = certificates;
        this.outlooks = outlooks;
        this.extensions = extensions;
    }

    RenewalFile of(Certificate certificate) {
        boolean open = certificate.state() == CertificateState.ISSUED && certificate.next() == null;
        return new RenewalFile(
                open
                        ? outlooks.need(
                                certificate,
                                outlooks.bookedOn(certificate.person()),
                                certificates.condition(certificate))
                        : null,
                extensions.of(certificate.id()));
    }
}
