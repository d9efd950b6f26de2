package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What a mail server says of a mail of ours that it could not deliver (RFC 3464). Anyone can write one, so it is read no
 * farther than is needed: a few parts, the first kilobytes of each, and nothing inside what was returned but its headers.
 *
 * @param mail the number we gave the mail; only who got it knows it
 * @param reason what the server said, one line
 */
record DeliveryReport(UUID mail, String reason) implements MailReport {
    private static final int LONGEST_REASON = 300;

    /** Of a message as it came; empty: it reports nothing final about a mail from that host. */
    static Optional<DeliveryReport> read(MimeMessage mail, String host) throws MessagingException, IOException {
        try {
            return parsed(mail, host);
        } catch (ParseException _) {
            return Optional.empty(); // no kind of mail that anyone sends
        }
    }

    private static Optional<DeliveryReport> parsed(MimeMessage mail, String host)
            throws MessagingException, IOException {
        var original = Optional.<UUID>empty();
        var reason = Optional.<String>empty();
        for (String text : MailReport.parts(mail)) {
            var part = new MimeBodyPart(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            switch (MailReport.kind(part)) {
                case "message/delivery-status", "message/global-delivery-status" ->
                    reason = failure(MailReport.start(part));
                case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" ->
                    original = MailReport.number(
                            MailReport.groups(MailReport.start(part)).getFirst(), host);
                default -> {}
            }
        }
        return original.isPresent() && reason.isPresent()
                ? Optional.of(new DeliveryReport(original.get(), reason.get()))
                : Optional.empty();
    }

    /** Why it failed for good; a mail that is only late, or that was relayed, has not. */
    private static Optional<String> failure(String status) {
        return MailReport.groups(status).stream()
                .filter(group -> "failed".equalsIgnoreCase(group.getOrDefault("action", "")))
                .findFirst()
                .map(group -> group.getOrDefault("diagnostic-code", group.getOrDefault("status", "")))
                .map(reason -> reason.replaceAll("\\p{Cntrl}+", " ").strip())
                .map(reason -> reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
    }
}
