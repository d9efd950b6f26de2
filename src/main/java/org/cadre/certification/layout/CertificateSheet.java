package org.cadre.certification.layout;

import java.util.List;
import org.cadre.platform.paper.Block;
import org.cadre.platform.paper.Headline;
import org.jspecify.annotations.Nullable;

/**
 * Everything the certificate's paper says, in the words it says them: dates, hours and labels come already formatted and
 * in the holder's language.
 *
 * @param statement what the holder did, in one or two sentences
 * @param sample says that association and certificate are made up; null on a real one
 */
public record CertificateSheet(
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
        @Nullable String sample,
        Look look) {

    /** A part of the program and the hours it took, such as "15.00 PD hours". */
    public record Part(String title, String hours) {}

    /**
     * Who signs.
     *
     * @param signature the digest of a stored picture; null: the line stays free for a pen
     */
    public record Signer(
            String name, String title, @Nullable String signature) {
        /** Who signs by hand. */
        public Signer(String name, String title) {
            this(name, title, null);
        }
    }

    /** Where a stranger asks whether this paper is true: the address as text and as QR code. */
    public record Check(String address, String qrSvg) {}

    /**
     * The sheet's small words.
     *
     * @param awardedTo the line above the name
     * @param check what to do with the address, such as "Check this certificate at"
     * @param seal the seal in words, for who cannot see it
     */
    public record Labels(
            String awardedTo, String issued, String validUntil, String number, String check, String seal) {}

    public CertificateSheet {
        parts = List.copyOf(parts);
        signers = List.copyOf(signers);
    }

    /** Forty points for most names; a long one is set smaller, the longest on two lines. */
    Headline name() {
        return Headline.of(holder, 40, 8.4);
    }

    Headline title() {
        return Headline.of(program, 33, 6.1);
    }

    double statementPoints() {
        return Block.points(statement, 14, 10, 6.7, 3);
    }

    double standardsPoints() {
        return Block.points(standards, 10.5, 7, 6.9, 3);
    }
}
