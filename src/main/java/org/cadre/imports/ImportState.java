package org.cadre.imports;

import java.util.Arrays;

/** How far a list has come. */
public enum ImportState {
    BROUGHT,
    CHECKING,
    CHECKED,
    RECORDING,
    RECORDED,
    UNDOING,
    UNDONE;

    /** The word in the database. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String label() {
        return "imports.state." + word();
    }

    /** Whether a job is at it. */
    public boolean isUnderWay() {
        return this == CHECKING || this == RECORDING || this == UNDOING;
    }

    static ImportState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
