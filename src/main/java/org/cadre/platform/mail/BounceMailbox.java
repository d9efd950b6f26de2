package org.cadre.platform.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every few minutes into the mailbox to which undeliverable mail comes back, where the operator has named one. It only
 * reads: nothing is deleted or marked there, and of what is no report only the kind is asked for.
 */
@Component
class BounceMailbox implements MinuteWork {
    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 200;

    /** How far a mailbox was read. */
    private record Mark(long uidValidity, long lastUid, Instant lookedAt) {}

    private final Settings settings;
    private final Bounces bounces;
    private final JdbcClient jdbc;
    private final Clock system;
    private final TransactionTemplate transaction;

    BounceMailbox(
            Settings settings,
            Bounces bounces,
            JdbcClient jdbc,
            Clock system,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.bounces = bounces;
        this.jdbc = jdbc;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void runMinutely() {
        var mailbox = settings.bounces();
        if (mailbox == null) {
            return;
        }
        var mark = mark(mailbox);
        if (mark.isEmpty() || !system.instant().isBefore(mark.get().lookedAt.plus(PAUSE))) {
            try {
                look(mailbox, mark);
            } catch (MessagingException e) {
                LOG.warn("the mailbox for returned mail could not be read: {}", e.getMessage());
            }
        }
    }

    private Optional<Mark> mark(URI mailbox) {
        return jdbc.sql("select uid_validity, last_uid, looked_at from bounce_mailbox where mailbox = :mailbox")
                .param("mailbox", name(mailbox))
                .query(Mark.class)
                .optional();
    }

    /** Whose mailbox it is, without the password. */
    private static String name(URI mailbox) {
        return user(mailbox) + " at " + mailbox.getHost();
    }

    private static String user(URI mailbox) {
        return decoded(mailbox.getRawUserInfo().split(":", 2)[0]);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private void look(URI mailbox, Optional<Mark> before) throws MessagingException {
        String protocol = mailbox.getScheme();
        try (var store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(
                    mailbox.getHost(),
                    mailbox.getPort(),
                    user(mailbox),
                    decoded(mailbox.getRawUserInfo().split(":", 2)[1]));
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                read(mailbox, inbox, (UIDFolder) inbox, before);
            }
        }
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        properties.setProperty("mail." + protocol + ".connectiontimeout", "10000");
        properties.setProperty("mail." + protocol + ".timeout", "20000");
        properties.setProperty("mail." + protocol + ".writetimeout", "20000");
        properties.setProperty("mail." + protocol + ".peek", "true");
        properties.setProperty("mail.imap.starttls.enable", "true");
        properties.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        return properties;
    }

    private void read(URI mailbox, Folder inbox, UIDFolder numbered, Optional<Mark> before) throws MessagingException {
        long validity = numbered.getUIDValidity();
        long last = before.filter(mark -> mark.uidValidity == validity)
                .map(Mark::lastUid)
                .orElseGet(() -> first(numbered));
        var fresh = Arrays.stream(numbered.getMessagesByUID(last + 1, UIDFolder.LASTUID))
                .limit(MOST_AT_ONCE)
                .toArray(Message[]::new);
        var wanted = new FetchProfile();
        wanted.add("Content-Type");
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        inbox.fetch(fresh, wanted);
        keep(mailbox, validity, last);
        for (var message : fresh) {
            long uid = numbered.getUID(message);
            // Asked for what comes after the last one, a mailbox answers with the last one.
            if (uid > last) {
                var report = report((MimeMessage) message);
                transaction.executeWithoutResult(_ -> {
                    report.ifPresent(this::hear);
                    keep(mailbox, validity, uid);
                });
            }
        }
    }

    private void hear(MailReport report) {
        switch (report) {
            case DeliveryReport undelivered -> bounces.came(undelivered);
            case FeedbackReport complaint -> bounces.complained(complaint);
        }
    }

    /** Where to begin in a mailbox that was never read: not with the mail of years. */
    private static long first(UIDFolder inbox) {
        try {
            return Math.max(0, inbox.getUIDNext() - 1 - MOST_AT_ONCE);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it reports; one that cannot be read keeps nobody from reading the next. */
    private Optional<? extends MailReport> report(MimeMessage message) {
        try {
            String[] type = message.getHeader("Content-Type");
            return type == null
                            || !type[0].strip().toLowerCase(Locale.ROOT).startsWith("multipart/report")
                            || message.getSize() > MailReport.LARGEST
                    ? Optional.empty()
                    : MailReport.read(message, settings.publicUrl().getHost());
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.info("a report about returned mail could not be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private void keep(URI mailbox, long validity, long uid) {
        jdbc.sql("""
                insert into bounce_mailbox (mailbox, uid_validity, last_uid, looked_at)
                values (:mailbox, :validity, :uid, :now)
                on conflict (mailbox) do update
                   set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, looked_at = excluded.looked_at
                """)
                .param("mailbox", name(mailbox))
                .param("validity", validity)
                .param("uid", uid)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
