package org.cadre.platform.mail;

import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** The words in which mail says its sentences: what the operator has made of them, else the product's own. All mail asks here. */
public interface MailWords {
    /** For a mail about a person, in the words of their edition and their language. */
    Saying about(@Nullable UUID person);

    /** Says sentences in those words. */
    @FunctionalInterface
    interface Saying {
        String say(Sentence sentence);
    }
}
