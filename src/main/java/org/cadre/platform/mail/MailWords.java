package org.cadre.platform.mail;

import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** The words in which mail says its sentences: what the operator has made of them, else the product's own. All mail asks here. */
public interface MailWords {
    /** For a mail about a person, in the words of their edition and their language. */
    Saying about(@Nullable UUID person);

    /** Where the logo is that such a mail carries, within our address; null: the association's own, where one is set. */
    default @Nullable String logo(@Nullable UUID person) {
        return null;
    }

    /** Says sentences in those words. */
    @FunctionalInterface
    interface Saying {
        String say(Sentence sentence);
    }
}
