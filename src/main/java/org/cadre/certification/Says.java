package org.cadre.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cadre.certification.CertificateSheet.Check;
import org.cadre.certification.CertificateSheet.Labels;
import org.cadre.certification.CertificateSheet.Part;
import org.cadre.certification.CertificateSheet.Signer;
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
        Instant made) {
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
                made);
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
                sample);
    }
}
