package org.cadre.notification.message;

import java.util.Locale;
import java.util.Optional;

/** Whether people need a message, since it is about what they are registered for, or may do without. */
enum Kind {
    NEEDED,
    NEWS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> find(String word) {
        for (var kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
