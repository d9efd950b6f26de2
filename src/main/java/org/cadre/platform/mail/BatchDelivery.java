package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the mails of one batch over one connection, each in a transaction of its own that holds its row: two servers on the
 * same batch carry each mail once, and one that dies has at most the mail in its hands open. An address that is refused is
 * noted and stops nobody else.
 */
final class BatchDelivery {
    private static final int TRIES = 6;
    private static final int REFUSED_FOR_GOOD = 500;
    private static final int LONGEST_REASON = 300;

    private enum Step {
        CARRIED,
        REFUSED,
        LATER,
        GONE
    }

    private final JdbcClient jdbc;
    private final Mails mails;
    private final Bounces bounces;
    private final Carriage carriage;
    private final Clock system;
    private final TransactionTemplate transaction;

    BatchDelivery(
            JdbcClient jdbc,
            Mails mails,
            Bounces bounces,
            Carriage carriage,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.bounces = bounces;
        this.carriage = carriage;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The job of batches: given up, it tells so, and the mails stay as they are. */
    static Job job(BatchDelivery delivery, ApplicationEventPublisher events) {
        return new Job(
                Mails.BATCH_JOB,
                id -> delivery.carry(UUID.fromString(id)),
                Duration.ofMinutes(1),
                TRIES,
                (id, reason) -> {
                    if (reason.contains(SomeForLater.class.getSimpleName())) {
                        delivery.giveUp(UUID.fromString(id)); // the mail server works; these addresses do not
                    } else {
                        events.publishEvent(new MailBatchReturned(UUID.fromString(id), reason));
                    }
                });
    }

    private void giveUp(UUID batch) {
        jdbc.sql("update mail set state = 'failed' where batch = :batch and state = 'waiting'")
                .param("batch", batch)
                .update();
    }

    /** Carries what waits of a batch; throws where some of it is to be tried again. */
    void carry(UUID batch) {
        var waiting = jdbc.sql("select id from mail where batch = :batch and state = 'waiting' order by id")
                .param("batch", batch)
                .query(UUID.class)
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        int later = 0;
        try (var way = carriage.open()) {
            for (UUID mail : waiting) {
                later += carry(mail, way) == Step.LATER ? 1 : 0;
            }
        } catch (MessagingException e) {
            throw new Postman.MailNotCarried(e);
        }
        if (later > 0) {
            throw new SomeForLater(later);
        }
    }

    private Step carry(UUID id, Carriage.Way way) throws MessagingException {
        var failure = new MessagingException[1];
        var step = transaction.execute(_ -> {
            if (!hold(id)) {
                return Step.GONE;
            }
            try {
                way.carry(mails.find(id).orElseThrow());
                note(id, "sent", null);
                return Step.CARRIED;
            } catch (MessagingException e) {
                int code = codeOfAddress(e);
                if (code >= REFUSED_FOR_GOOD) {
                    note(id, "failed", reason(e));
                    bounces.tell(id);
                    return Step.REFUSED;
                }
                if (code > 0) {
                    note(id, "waiting", reason(e));
                    return Step.LATER;
                }
                if (e instanceof SMTPSendFailedException failed && failed.getReturnCode() >= REFUSED_FOR_GOOD) {
                    note(id, "failed", reason(e)); // this mail is not wanted there; the next one may be
                    return Step.REFUSED;
                }
                failure[0] = e;
                return Step.LATER;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return Objects.requireNonNull(step);
    }

    private boolean hold(UUID id) {
        return jdbc.sql("select id from mail where id = :id and state = 'waiting' for update skip locked")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private void note(UUID id, String state, @Nullable String error) {
        jdbc.sql("""
                update mail
                   set state = :state, last_error = :error, tries = tries + 1,
                       sent_at = case when :state = 'sent' then :now::timestamptz end
                 where id = :id
                """)
                .param("state", state)
                .param("error", error)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** The answer of the mail server to the address; 0: it was not about the address. */
    private static int codeOfAddress(MessagingException e) {
        for (Exception one = e; one instanceof MessagingException said; one = said.getNextException()) {
            if (said instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
        }
        return 0;
    }

    private static String reason(MessagingException e) {
        String said = e.toString();
        for (Exception one = e; one instanceof MessagingException next; one = next.getNextException()) {
            if (next instanceof SMTPAddressFailedException) {
                said = next.toString();
            }
        }
        said = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) : said;
    }

    /** Some addresses take mail later only; the job tries again. */
    static final class SomeForLater extends RuntimeException {
        SomeForLater(int mails) {
            super(mails + " mails are to be tried again");
        }
    }
}
