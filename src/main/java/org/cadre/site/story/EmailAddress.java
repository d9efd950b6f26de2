package org.cadre.site.story;

import java.util.Locale;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Reads an e-mail address that may be left out. */
final class EmailAddress {
    private EmailAddress() {}

    static String read(Form form, String field) {
        String email = form.atMost(field, 254).toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !MailAddress.isOne(email)) {
            form.wrong(field, Sentence.of("site.story.person.email-wrong"));
        }
        return email;
    }
}
