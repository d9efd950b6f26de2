package org.cadre.people;

import java.util.Arrays;
import java.util.Optional;

/** Where in a school leader's career somebody is. */
public enum CareerStage {
    PRINCIPAL("principal"),
    ASSISTANT_PRINCIPAL("assistant principal"),
    OTHER_ADMINISTRATOR("other administrator"),
    CENTRAL_OFFICE("central office"),
    ASPIRING("aspiring"),
    RETIRED("retired");

    private final String word;

    CareerStage(String word) {
        this.word = word;
    }

    /** The word in the database. */
    public String word() {
        return word;
    }

    /** The key of its name for people. */
    public String label() {
        return "people.stage." + word.replace(' ', '-');
    }

    static Optional<CareerStage> find(String word) {
        return Arrays.stream(values()).filter(stage -> stage.word.equals(word)).findFirst();
    }

    public static CareerStage of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word));
    }
}
