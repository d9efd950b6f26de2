package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.cadre.platform.settings.Settings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
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
                        carry(mail, settings, settings.smtp(), json);
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

    /** Jakarta Mail says so of a recipient that the server at the other end, or ours, does not take. */
    private static boolean isOfTheAddress(String reason) {
        return reason.contains("SendFailedException");
    }

    private static void carry(Mails.Written mail, Settings settings, URI smtp, JsonMapper json) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(smtp.getHost());
        sender.setPort(smtp.getPort() > 0 ? smtp.getPort() : 25);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "10000");
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.writetimeout", "20000");
        if ("smtps".equals(smtp.getScheme())) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        } else {
            properties.setProperty("mail.smtp.starttls.enable", "true");
        }
        if (smtp.getUserInfo() != null) {
            String[] parts = smtp.getUserInfo().split(":", 2);
            sender.setUsername(parts[0]);
            sender.setPassword(parts.length > 1 ? parts[1] : "");
            properties.setProperty("mail.smtp.auth", "true");
        }
        try {
            var message = sender.createMimeMessage();
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.mailFrom());
            helper.setTo(mail.recipient());
            helper.setSubject(mail.subject());
            helper.setText(mail.plain(), mail.html());
            // A retry after a lost answer sends the same id: the receiving side can drop the double.
            message.setHeader(
                    "Message-ID", "<" + mail.id() + "@" + settings.publicUrl().getHost() + ">");
            for (var attachment : json.readTree(mail.attachments())) {
                helper.addAttachment(
                        attachment.get("name").asString(),
                        new ByteArrayResource(Base64.getDecoder()
                                .decode(attachment.get("base64").asString())),
                        attachment.get("type").asString());
            }
            sender.send(message);
        } catch (MessagingException e) {
            throw new MailNotCarried(e);
        }
    }

    /** The mail server did not take a mail; the job tries again. */
    static final class MailNotCarried extends RuntimeException {
        MailNotCarried(MessagingException cause) {
            super(cause);
        }
    }
}
