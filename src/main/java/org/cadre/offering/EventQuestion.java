package org.cadre.offering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A question of office's own to whoever has a seat in an offering.
 *
 * @param choices what can be answered when it is a choice
 */
public record EventQuestion(UUID id, String words, Kind kind, List<String> choices, boolean required) {
    public static final String YES = "yes";
    public static final String NO = "no";

    public EventQuestion {
        choices = List.copyOf(choices);
    }

    /** How it is answered. */
    public enum Kind {
        TEXT,
        CHOICE,
        YES_NO;

        /** As tables and forms write it: "yes-no". */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> find(String key) {
            return List.of(values()).stream()
                    .filter(one -> one.key().equals(key))
                    .findAny();
        }
    }

    /** Whether that can be an answer. */
    public boolean takes(String answer) {
        return switch (kind) {
            case TEXT -> true;
            case CHOICE -> choices.contains(answer);
            case YES_NO -> answer.equals(YES) || answer.equals(NO);
        };
    }

    /** The name of its field on a form. */
    public String field() {
        return "answer-" + id;
    }
}
