package org.cadre.internship.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a contact was about, at one tap. */
enum Topic {
    INSTRUCTION,
    PEOPLE,
    CONVERSATIONS,
    TIME,
    DATA,
    FAMILIES,
    OPERATIONS,
    CULTURE,
    WELL_BEING;

    /** As the database writes it: "well-being". */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of what a person reads. */
    String label() {
        return "internship.topic." + word();
    }

    static Optional<Topic> find(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }
}
