package org.cadre.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a mail server says of a mail of ours that its reader called unwanted (RFC 5965).
 *
 * @param kind as the mail server calls it
 */
record FeedbackReport(UUID mail, String kind) implements MailReport {
    /** What is a complaint of a reader; reports on spoofed mail, and that it is wanted after all, come the same way. */
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "opt-out", "opt-out-list", "other");

    static Optional<FeedbackReport> read(MimeMessage mail, String host) throws MessagingException, IOException {
        try {
            return parsed(mail, host);
        } catch (ParseException _) {
            return Optional.empty(); // no kind of mail that anyone sends
        }
    }

    private static Optional<FeedbackReport> parsed(MimeMessage mail, String host)
            throws MessagingException, IOException {
        var original = Optional.<UUID>empty();
        var kind = Optional.<String>empty();
        for (String text : MailReport.parts(mail)) {
            var part = new MimeBodyPart(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            switch (MailReport.kind(part)) {
                case "message/feedback-report" -> kind = complaint(MailReport.start(part));
                case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" ->
                    original = MailReport.number(
                            MailReport.groups(MailReport.start(part)).getFirst(), host);
                default -> {}
            }
        }
        return original.isPresent() && kind.isPresent()
                ? Optional.of(new FeedbackReport(original.get(), kind.get()))
                : Optional.empty();
    }

    private static Optional<String> complaint(String report) {
        return Optional.ofNullable(MailReport.groups(report).getFirst().get("feedback-type"))
                .map(kind -> kind.toLowerCase(Locale.ROOT))
                .filter(COMPLAINTS::contains);
    }
}
