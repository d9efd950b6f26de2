package org.cadre.platform.mail;

import java.util.UUID;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** The words in which mail says its sentences: what the operator has made of them, else the product's own. All mail asks here. */
public interface MailWords {
    /**
     * For a mail to an address about a person: in the language of who gets it, in the words of the edition of whom it is about.
     *
     * @param known what is known of the language of a stranger; null: nothing
     */
    Saying to(String address, @Nullable UUID about, @Nullable Language known);

    /** Where the logo is that such a mail carries, within our address; null: the association's own, where one is set. */
    default @Nullable String logo(@Nullable UUID person) {
        return null;
    }

    /** Says sentences in those words, in one language. */
    interface Saying {
        Language language();

        String say(Sentence sentence);
    }
}
