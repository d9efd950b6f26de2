package org.cadre.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.cadre.platform.text.Language;
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
 * @param keys where the keys are that credentials are signed with
 * @param conformance a port for public conformance suites; null: none is opened
 * @param checkpoints the second place of the register's checkpoints, best on another disk
 * @param backups where backups go that come by themselves
 * @param languages what is spoken to whom nobody has asked, and where more languages are
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
        int presenceDays,
        Keys keys,
        @Nullable Conformance conformance,
        Path checkpoints,
        Backups backups,
        Languages languages) {
    static final int PRESENCE_DAYS = 90;

    /** The folder's usual name. */
    public static final String CHECKPOINTS = "register-checkpoints";

    /** The keys of an account at the payment provider: one to ask with, one that its messages are signed with. */
    public record PaymentKeys(String secretKey, String webhookSecret) {
        /** Says neither of them: settings may be printed. */
        @Override
        public String toString() {
            return "PaymentKeys[…]";
        }
    }

    /**
     * Where the keys are that credentials are signed with.
     *
     * @param folder of key files
     * @param token the configuration of a PKCS#11 token that keeps what it can; null: all keys are files
     * @param pin of that token
     */
    public record Keys(
            Path folder, @Nullable Path token, @Nullable String pin) {
        /** Says where, and nothing that opens it: settings may be printed. */
        @Override
        public String toString() {
            return "Keys[" + folder + "]";
        }
    }

    /**
     * The port for public conformance suites, with TLS.
     *
     * @param keystore a PKCS#12 file with a certificate and its key; null: one is made at start
     * @param password of that file
     */
    public record Conformance(
            int port, @Nullable Path keystore, @Nullable String password) {
        /** Says the port alone: settings may be printed. */
        @Override
        public String toString() {
            return "Conformance[" + port + "]";
        }
    }

    /**
     * Where backups go that come by themselves, and how many are kept.
     *
     * @param folder null: none come by themselves
     * @param hour of the day, in the program's time zone
     * @param daily for so many days the newest of each is kept
     * @param weekly the same for weeks
     * @param monthly the same for months
     * @param copy a second place for each; null: there is none
     * @param passphrase a file with what seals them; null: they are not sealed
     */
    public record Backups(
            @Nullable Path folder,
            int hour,
            int daily,
            int weekly,
            int monthly,
            @Nullable Path copy,
            @Nullable Path passphrase) {
        /** As long as nobody says otherwise. */
        public static Backups usual(Path data) {
            return new Backups(data.resolve("backups"), 2, 7, 4, 6, null, null);
        }
    }

    /**
     * The languages of the house.
     *
     * @param usual what is spoken to those of whom no choice is known
     * @param messages a folder with message files of more languages; null: there is none
     */
    public record Languages(Language usual, @Nullable Path messages) {
        /** As long as nobody says otherwise. */
        public static final Languages ENGLISH = new Languages(Language.ENGLISH, null);
    }

    /** The same with key files in the data directory, without card payments and conformance suites; checkpoints lie there too. */
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
                null,
                null,
                PRESENCE_DAYS,
                new Keys(dataDirectory.resolve("keys"), null, null),
                null,
                dataDirectory.resolve(CHECKPOINTS),
                Backups.usual(dataDirectory),
                Languages.ENGLISH);
    }

    /** A person whose name stands under a certificate. */
    public record Signer(String name, String title) {}

    /** The same for a process that runs no jobs and answers no suites. */
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
                presenceDays,
                keys,
                null,
                checkpoints,
                backups,
                languages);
    }

    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** An address of this server as people outside reach it. */
    public String link(String path) {
        return publicUrl + path;
    }
}
