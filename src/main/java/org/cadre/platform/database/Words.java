package org.cadre.platform.database;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The keeper's sentences, said before there is a server with its texts. */
final class Words {
    private static final ResourceBundle PATTERNS =
            ResourceBundle.getBundle("org.cadre.platform.database.database", Locale.ROOT);

    private Words() {}

    static String say(String key, Object... arguments) {
        return new MessageFormat(PATTERNS.getString(key), Locale.US).format(arguments);
    }
}
