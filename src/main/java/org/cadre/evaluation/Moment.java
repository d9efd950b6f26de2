package org.cadre.evaluation;

import java.util.Arrays;
import java.util.Optional;

/** When people are asked, in the order in which a participant meets it. */
public enum Moment {
    /** In the room, as a session that covers a module ends. */
    MODULE("module"),
    /** As an offering ends. */
    OFFERING("offering"),
    /** As month 5 of an internship begins. */
    MID_TERM("mid-term"),
    INTERNSHIP_END("internship end"),
    /** A year after the first certificate. */
    YEAR_LATER("year later"),
    /** The protégé, as the pairing ends. */
    EXIT("exit"),
    /** The protégé, one and two years after the internship ended. */
    FOLLOW_UP("follow-up");

    private final String word;

    Moment(String word) {
        this.word = word;
    }

    /** As the database writes it. */
    public String word() {
        return word;
    }

    /** Part of the key of what a person reads, and of addresses. */
    public String key() {
        return word.replace(' ', '-');
    }

    /** Whether people are in one room then: they may answer by one shared link. */
    public boolean inTheRoom() {
        return this == MODULE || this == OFFERING;
    }

    public static Moment of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    public static Optional<Moment> find(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word) || one.key().equals(word))
                .findFirst();
    }
}
