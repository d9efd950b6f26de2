package org.cadre.reporting;

import java.util.Locale;
import java.util.Optional;

/** What office's lists of attention are about. */
enum AttentionKind {
    OVERDUE,
    BEHIND,
    EXPIRING,
    DISPUTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String href() {
        return "/office/attention?kind=" + word();
    }

    static Optional<AttentionKind> find(String word) {
        for (var kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
