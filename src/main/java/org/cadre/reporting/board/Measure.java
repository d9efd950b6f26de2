package org.cadre.reporting.board;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is counted, by the words of the view that all numbers come from. */
enum Measure {
    /** Anybody of the three that follow, once. */
    SERVED("served", Unit.COUNT),
    PARTICIPANTS("participants", Unit.COUNT),
    MITS("mits", Unit.COUNT),
    PROTEGES("proteges", Unit.COUNT),
    OFFERINGS("offerings", Unit.COUNT),
    PART_ONE("part-one", Unit.RATE),
    INTERNSHIPS("internships", Unit.RATE),
    AWARDED("awarded", Unit.COUNT),
    RENEWED("renewed", Unit.COUNT),
    ENDED("ended", Unit.RATE),
    PD_HOURS("pd-hours", Unit.HOURS),
    CONTACT_HOURS("contact-hours", Unit.HOURS);

    /** What the number is. */
    enum Unit {
        COUNT,
        /** Those that went well, of all. */
        RATE,
        HOURS
    }

    private final String word;
    private final Unit unit;

    Measure(String word, Unit unit) {
        this.word = word;
        this.unit = unit;
    }

    String word() {
        return word;
    }

    Unit unit() {
        return unit;
    }

    /** The measures whose rows are counted: of who was served, three. */
    List<String> rows() {
        return this == SERVED ? List.of("participants", "mits", "proteges") : List.of(word);
    }

    /** Whether its rows say if it went well: completed, renewed, confirmed. */
    boolean judges() {
        return unit == Unit.RATE || this == CONTACT_HOURS;
    }

    String label() {
        return "board.measure." + word;
    }

    String definition() {
        return label() + ".is";
    }

    static Optional<Measure> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
