package org.cadre.platform.database;

import com.ibm.icu.text.MessageFormat;
import org.cadre.platform.text.Language;

/** The keeper's sentences, said before there is a server with its texts. */
final class Words {
    private Words() {}

    static String say(String key, Object... arguments) {
        return new MessageFormat(
                        Language.now()
                                .bundle("org.cadre.platform.database.database")
                                .getString(key),
                        Language.now().locale())
                .format(arguments);
    }
}
