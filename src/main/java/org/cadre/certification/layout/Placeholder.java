package org.cadre.certification.layout;

import java.util.Arrays;
import java.util.Optional;

/** What the wording of a certificate may leave open. There are no others, and no language in which to compute one. */
public enum Placeholder {
    HOLDER("holder"),
    PROGRAM("program"),
    ASSOCIATION("association"),
    /** Months of the internship in words, such as "nine". */
    MONTHS("months"),
    /** Hours of contact with the protégé; on a renewal the hours of the training. */
    HOURS("hours"),
    ISSUED("issued"),
    VALID_FROM("from"),
    VALID_UNTIL("until"),
    /** The day of the recertification training; on a renewal only. */
    TRAINED("trained");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** As it stands between braces. */
    public String word() {
        return word;
    }

    static Optional<Placeholder> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
