package org.cadre.certification;

import java.util.List;
import org.cadre.platform.paper.Headline;
import org.jspecify.annotations.Nullable;

/**
 * Everything the certificate's paper says, in the words it says them: dates, hours and labels come already formatted and
 * in the holder's language.
 *
 * @param statement what the holder did, in one or two sentences
 * @param sample says that association and certificate are made up; null on a real one
 */
record CertificateSheet(
        String language,
        String association,
        String program,
        String holder,
        String statement,
        List<Part> parts,
        String standards,
        String issued,
        String validUntil,
        String number,
        List<Signer> signers,
        Check check,
        Labels labels,
        @Nullable String sample) {

    /** A part of the program and the hours it took, such as "15.00 PD hours". */
    record Part(String title, String hours) {}

    record Signer(String name, String title) {}

    /** Where a stranger asks whether this paper is true: the address as text and as QR code. */
    record Check(String address, String qrSvg) {}

    /**
     * @param awardedTo the line above the name
     * @param check what to do with the address, such as "Check this certificate at"
     * @param seal the seal in words, for who cannot see it
     */
    record Labels(String awardedTo, String issued, String validUntil, String number, String check, String seal) {}

    CertificateSheet {
        parts = List.copyOf(parts);
        signers = List.copyOf(signers);
    }

    /** Forty points for most names; a long one is set smaller, the longest on two lines. */
    Headline name() {
        return Headline.of(holder, 40, 8.4);
    }
}
