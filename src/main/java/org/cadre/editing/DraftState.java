package org.cadre.editing;

import java.util.Arrays;
import java.util.Locale;

/** How far a draft is: its owner works on it, office looks at it, office gave it back, or it is over. */
public enum DraftState {
    DRAFT,
    PROPOSED,
    RETURNED,
    PUBLISHED,
    DISCARDED;

    /** The word in the database and in keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether anything of it may still change. */
    public boolean isOpen() {
        return this != PUBLISHED && this != DISCARDED;
    }

    static DraftState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
