package org.cadre.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.certification.layout.CertificateSheet;
import org.cadre.certification.layout.CertificateSheet.Check;
import org.cadre.certification.layout.CertificateSheet.Labels;
import org.cadre.certification.layout.CertificateSheet.Part;
import org.cadre.certification.layout.CertificateSheet.Signer;
import org.cadre.certification.layout.Look;
import org.cadre.platform.paper.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * All that a certificate says, in the words it says them, fixed when its number is reserved: the paper is drawn from
 * this alone, and the check page repeats it.
 *
 * @param address the whole public address, as the QR code holds it
 * @param shownAddress the same as people type it
 * @param qrTitle the QR code in words
 * @param made when, for the PDF's own description
 * @param layout the version of the edition's layout it was worded by; null before there was one
 * @param look how the sheet and its pictures look; null on certificates from before looks were kept, which is the standard
 */
record Says(
        String language,
        String association,
        String program,
        String holder,
        String statement,
        List<Part> parts,
        String standards,
        LocalDate issuedOn,
        String issued,
        LocalDate validFrom,
        LocalDate expires,
        String validUntil,
        String number,
        List<Signer> signers,
        String address,
        String shownAddress,
        String qrTitle,
        Labels labels,
        @Nullable String sample,
        String title,
        Instant made,
        @Nullable UUID layout,
        @Nullable Look look) {
    Says {
        parts = List.copyOf(parts);
        signers = List.copyOf(signers);
    }

    /** The same without anybody who signs it, and without standards that nobody claimed. */
    Says unsigned() {
        return new Says(
                language,
                association,
                program,
                holder,
                statement,
                parts,
                "",
                issuedOn,
                issued,
                validFrom,
                expires,
                validUntil,
                number,
                List.of(),
                address,
                shownAddress,
                qrTitle,
                labels,
                sample,
                title,
                made,
                layout,
                look);
    }

    CertificateSheet sheet() {
        return new CertificateSheet(
                language,
                association,
                program,
                holder,
                statement,
                parts,
                standards,
                issued,
                validUntil,
                number,
                signers,
                new Check(shownAddress, QrCode.svg(address, qrTitle)),
                labels,
                sample,
                looks());
    }

    Look looks() {
        return look == null ? Look.STANDARD : look;
    }
}
