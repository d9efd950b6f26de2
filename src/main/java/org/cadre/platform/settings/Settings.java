package org.cadre.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets.
 *
 * @param publicUrl the address people reach Cadre at, without a slash at the end; every link is made from it
 * @param dataDirectory where files, keys and the embedded database live
 * @param demo whether the clock may be moved and the sample cast signs in by fixed links
 * @param jobs whether this server runs jobs (tests run them by hand)
 * @param associationName the association that runs the program
 * @param associationAddress its postal address, one line
 * @param mailFrom the sender of every mail
 * @param signers who signs certificates
 * @param zone the program's own time zone
 * @param payments the account card payments are taken with; null: none are
 * @param bounces the mailbox in which what our mails brought back arrives; null: nobody looks there
 * @param presenceDays for how many days after a chat it is kept who was connected when
 */
public record Settings(
        URI publicUrl,
        Path dataDirectory,
        boolean demo,
        boolean jobs,
        String associationName,
        String associationAddress,
        @Nullable Path associationLogo,
        String mailFrom,
        @Nullable URI smtp,
        List<Signer> signers,
        ZoneId zone,
        @Nullable PaymentKeys payments,
        @Nullable URI bounces,
        int presenceDays) {
    static final int PRESENCE_DAYS = 90;

    /** The keys of an account at the payment provider: one to ask with, one that its messages are signed with. */
    public record PaymentKeys(String secretKey, String webhookSecret) {
        /** Says neither of them: settings may be printed. */
        @Override
        public String toString() {
            return "PaymentKeys[…]";
        }
    }

    /** The same without a mailbox for bounces. */
    public Settings(
            URI publicUrl,
            Path dataDirectory,
            boolean demo,
            boolean jobs,
            String associationName,
            String associationAddress,
            @Nullable Path associationLogo,
            String mailFrom,
            @Nullable URI smtp,
            List<Signer> signers,
            ZoneId zone,
            @Nullable PaymentKeys payments) {
        this(
                publicUrl,
                dataDirectory,
                demo,
                jobs,
                associationName,
                associationAddress,
                associationLogo,
                mailFrom,
                smtp,
                signers,
                zone,
                payments,
                null,
                PRESENCE_DAYS);
    }

    /** The same without card payments. */
    public Settings(
            URI publicUrl,
            Path dataDirectory,
            boolean demo,
            boolean jobs,
            String associationName,
            String associationAddress,
            @Nullable Path associationLogo,
            String mailFrom,
            @Nullable URI smtp,
            List<Signer> signers,
            ZoneId zone) {
        this(
                publicUrl,
                dataDirectory,
                demo,
                jobs,
                associationName,
                associationAddress,
                associationLogo,
                mailFrom,
                smtp,
                signers,
                zone,
                null);
    }

    /** A person whose name stands under a certificate. */
    public record Signer(String name, String title) {}

    /** The same for a process that runs no jobs. */
    public Settings withoutJobs() {
        return new Settings(
                publicUrl,
                dataDirectory,
                demo,
                false,
                associationName,
                associationAddress,
                associationLogo,
                mailFrom,
                smtp,
                signers,
                zone,
                payments,
                bounces,
                presenceDays);
    }

    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** An address of this server as people outside reach it. */
    public String link(String path) {
        return publicUrl + path;
    }
}
