package org.cadre.certification.wallet;

import java.util.Map;
import java.util.UUID;
import org.cadre.certification.CertificateId;
import org.cadre.certification.CertificateSummary;
import org.cadre.certification.Certificates;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a holder takes a certificate into a wallet: a QR code to scan, and six digits to type. */
@Controller
final class WalletPage {
    /** @param offer the offer just made; none before the holder asks for it */
    record WalletView(
            CertificateSummary certificate, @Nullable Shown offer, Form form) {}

    /**
     * An offer as the holder sees it, this once.
     *
     * @param address for a wallet on the same phone
     */
    record Shown(String address, String qrSvg, String pin, long minutes) {}

    private final Certificates certificates;
    private final WalletOffers offers;
    private final WalletMetadata metadata;
    private final AuditTrail audit;
    private final Texts texts;

    WalletPage(Certificates certificates, WalletOffers offers, WalletMetadata metadata, AuditTrail audit, Texts texts) {
        this.certificates = certificates;
        this.offers = offers;
        this.metadata = metadata;
        this.audit = audit;
        this.texts = texts;
    }

    @GetMapping("/certificates/{id}/wallet")
    @SignedIn
    Reply wallet(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("certification/wallet/wallet", new WalletView(own(viewer, id), null, Form.empty()));
    }

    /** Shown at once and never again: what is asked twice is a new offer, and the earlier one ends. */
    @PostMapping("/certificates/{id}/wallet")
    @SignedIn
    Reply offer(Viewer viewer, @PathVariable UUID id, Form form) {
        var certificate = own(viewer, id);
        if (!certificate.condition().isInForce()) {
            return Reply.again("certification/wallet/wallet", new WalletView(certificate, null, form));
        }
        var offer = offers.make(certificate.id());
        audit.record(
                viewer.actor(),
                "certificate.offered-to-wallet",
                certificate.person().value(),
                certificate.id().value(),
                Map.of(),
                Map.of("number", certificate.number()));
        String address = metadata.offerAddress(offer.code());
        return Reply.show(
                "certification/wallet/wallet",
                new WalletView(
                        certificate,
                        new Shown(
                                address,
                                QrCode.svg(address, texts.say("wallet.qr")),
                                offer.pin().text(),
                                WalletOffers.OFFER_LIFE.toMinutes()),
                        form));
    }

    /** For its holder alone: a code in other hands is a certificate in other hands, office's that acts for them too. */
    private CertificateSummary own(Viewer viewer, UUID id) {
        return certificates
                .summary(new CertificateId(id))
                .filter(one -> one.person().equals(viewer.id()) && !viewer.isActedFor())
                .orElseThrow(NotFound::new);
    }
}
