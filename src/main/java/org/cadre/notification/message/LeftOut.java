package org.cadre.notification.message;

import java.util.Arrays;
import java.util.Locale;

/** Why somebody of an audience is not written to. */
enum LeftOut {
    NO_MAIL,
    BOUNCED,
    CLOSED,
    UNSUBSCRIBED,
    COMPLAINED,
    SAME_ADDRESS,
    NO_VALUE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static LeftOut of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
