package org.cadre.certification;

import org.springframework.stereotype.Component;

/** Collects for office how a certificate goes on. */
@Component
class RenewalFiles {
    private final Certificates certificates;
    private final RenewalOutlooks outlooks;
    private final RenewalExtensions extensions;
    private final RecordedPeriods periods;

    RenewalFiles(
            Certificates certificates,
            RenewalOutlooks outlooks,
            RenewalExtensions extensions,
            RecordedPeriods periods) {
        this.certificates = certificates;
        this.outlooks = outlooks;
        this.extensions = extensions;
        this.periods = periods;
    }

    RenewalFile of(Certificate certificate) {
        boolean open = outlooks.mayGoOn(certificate);
        return new RenewalFile(
                open
                        ? outlooks.need(
                                certificate,
                                outlooks.bookedOn(certificate.person()),
                                certificates.condition(certificate))
                        : null,
                extensions.of(certificate.id()),
                periods.of(certificate.id()).orElse(null));
    }
}
