package org.cadre.certification.sharing;

import java.util.UUID;
import org.cadre.certification.CertificateId;
import org.cadre.certification.CertificateSummary;
import org.cadre.certification.Certificates;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything a holder may do with a certificate outside Cadre, on one page. */
@Controller
final class SharingPage {
    record SharingView(CertificateSummary certificate, Sharing sharing) {}

    private final Certificates certificates;
    private final Settings settings;

    SharingPage(Certificates certificates, Settings settings) {
        this.certificates = certificates;
        this.settings = settings;
    }

    @GetMapping("/certificates/{id}/share")
    @SignedIn
    Reply share(Viewer viewer, @PathVariable UUID id) {
        var certificate = certificates
                .summary(new CertificateId(id))
                .filter(one -> one.person().equals(viewer.id()))
                .orElseThrow(NotFound::new);
        return Reply.show(
                "certification/sharing/share",
                new SharingView(
                        certificate,
                        new Sharing(
                                certificate.program(),
                                settings.associationName(),
                                certificate.number(),
                                certificate.issued(),
                                certificate.expires(),
                                settings.link(certificate.checkPath()))));
    }
}
