package org.cadre.people;

import java.util.Arrays;

/** What an organization is. */
public enum OrganizationKind {
    ASSOCIATION("association"),
    STATE_AFFILIATE("state affiliate"),
    DISTRICT("district"),
    SCHOOL("school"),
    UNIVERSITY("university");

    private final String word;

    OrganizationKind(String word) {
        this.word = word;
    }

    /** The word in the database. */
    public String word() {
        return word;
    }

    /** The key of its name for people. */
    public String label() {
        return "people.kind." + word.replace(' ', '-');
    }

    public static OrganizationKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
