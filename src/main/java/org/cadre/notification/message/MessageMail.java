package org.cadre.notification.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.cadre.people.PersonCard;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** Makes the mail of one recipient out of a message. */
@Component
class MessageMail {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Settings settings;

    MessageMail(Settings settings) {
        this.settings = settings;
    }

    /** A token for a link nobody can guess. */
    static String freshToken() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param token opens the preferences of the person; the database keeps its digest */
    Mail write(Message message, PersonCard person, Map<Placeholder, String> values, String token) {
        return write(message, person, person.email(), values, settings.link(PreferencePage.PLACE + token));
    }

    /** The same as somebody else may look at it: its links lead where they would, and change nothing. */
    Mail sample(Message message, PersonCard person, String to, Map<Placeholder, String> values) {
        return write(message, person, to, values, settings.link(PreferencePage.OWN_PLACE));
    }

    private Mail write(
            Message message, PersonCard person, String to, Map<Placeholder, String> values, String preferences) {
        var mail = Mail.to(to, person.id().value())
                .subject(Sentence.of("web.itself", new MessageText(message.subject()).filled(values)))
                .words(new MessageText(message.body()).paragraphs(values));
        if (message.kind() == Kind.NEWS) {
            mail.unsubscribe(preferences).also(Sentence.of("message.mail.preferences"), preferences);
        }
        return mail.because(Sentence.of("message.mail.because." + message.kind().word()));
    }
}
