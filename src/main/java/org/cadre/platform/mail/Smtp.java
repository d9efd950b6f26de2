package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cadre.platform.settings.Settings;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import tools.jackson.databind.json.JsonMapper;

/** The operator's mail server. */
final class Smtp implements Carriage {
    private final Settings settings;
    private final JsonMapper json;
    private final JavaMailSenderImpl sender;

    Smtp(Settings settings, URI smtp, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.sender = sender(smtp);
    }

    private static JavaMailSenderImpl sender(URI smtp) {
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
        return sender;
    }

    @Override
    public Way open() throws MessagingException {
        var transport = sender.getSession().getTransport("smtp");
        transport.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
        return new Connection(transport);
    }

    private final class Connection implements Way {
        private final Transport transport;

        Connection(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void carry(Mails.Written mail) throws MessagingException {
            var message = message(mail);
            String id = message.getMessageID();
            message.saveChanges();
            message.setHeader("Message-ID", id); // saving it gives it another one
            transport.sendMessage(message, message.getAllRecipients());
        }

        @Override
        public void close() throws MessagingException {
            transport.close();
        }
    }

    private MimeMessage message(Mails.Written mail) throws MessagingException {
        var message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom());
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.plain(), mail.html());
        // A retry after a lost answer sends the same id: the receiving side can drop the double.
        message.setHeader(
                "Message-ID", "<" + mail.id() + "@" + settings.publicUrl().getHost() + ">");
        if (mail.unsubscribeUrl() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        for (var attachment : json.readTree(mail.attachments())) {
            helper.addAttachment(
                    attachment.get("name").asString(),
                    new ByteArrayResource(
                            Base64.getDecoder().decode(attachment.get("base64").asString())),
                    attachment.get("type").asString());
        }
        return message;
    }
}
