package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.cadre.platform.settings.Settings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Carries written mail to the operator's SMTP server; without one (the demo) it stays readable at /dev/mail. */
@Configuration(proxyBeanMethods = false)
class Postman {
    private static final int TRIES = 9;

    @Bean
    Job sendMail(
            Mails mails,
            JdbcClient jdbc,
            JsonMapper json,
            Settings settings,
            Clock system,
            ApplicationEventPublisher events) {
        return new Job(
                Mails.JOB,
                id -> {
                    var mail = mails.find(UUID.fromString(id)).orElseThrow();
                    if (mail.state().equals("sent")) {
                        return;
                    }
                    if (settings.smtp() != null) {
                        try (var way = new Smtp(settings, settings.smtp(), json).open()) {
                            way.carry(mail);
                        } catch (MessagingException e) {
                            throw new MailNotCarried(e);
                        }
                    }
                    jdbc.sql("update mail set state = 'sent', sent_at = :now, tries = tries + 1 where id = :id")
                            .param("now", system.instant().atOffset(ZoneOffset.UTC))
                            .param("id", mail.id())
                            .update();
                },
                Duration.ofMinutes(1),
                TRIES,
                (id, reason) -> {
                    jdbc.sql("update mail set state = 'failed', last_error = :reason, tries = :tries where id = :id")
                            .param("reason", reason)
                            .param("tries", TRIES)
                            .param("id", UUID.fromString(id))
                            .update();
                    if (!isOfTheAddress(reason)) {
                        return;
                    }
                    jdbc.sql("select id, recipient, about from mail where id = :id")
                            .param("id", UUID.fromString(id))
                            .query(MailRefused.class)
                            .optional()
                            .ifPresent(events::publishEvent);
                });
    }

    /** What carries the mails of a batch: without a mail server of the operator's they are sent by being written. */
    @Bean
    BatchDelivery batchDelivery(
            JdbcClient jdbc,
            Mails mails,
            Bounces bounces,
            JsonMapper json,
            Settings settings,
            Clock system,
            PlatformTransactionManager transactions) {
        Carriage carriage =
                settings.smtp() == null ? () -> Carriage.NOWHERE : new Smtp(settings, settings.smtp(), json);
        return new BatchDelivery(jdbc, mails, bounces, carriage, system, transactions);
    }

    @Bean
    Job sendMails(BatchDelivery delivery, ApplicationEventPublisher events) {
        return BatchDelivery.job(delivery, events);
    }

    /** Jakarta Mail says so of a recipient that the server at the other end, or ours, does not take. */
    static boolean isOfTheAddress(String reason) {
        return reason.contains("SendFailedException");
    }

    /** The mail server did not take a mail; the job tries again. */
    static final class MailNotCarried extends RuntimeException {
        MailNotCarried(MessagingException cause) {
            super(cause);
        }
    }
}
