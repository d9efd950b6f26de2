package org.cadre.evaluation.form;

import java.security.SecureRandom;

/** What tells questions, sections and choices apart, whatever they are called. */
final class Keys {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 8;

    private Keys() {}

    static String fresh() {
        var key = new StringBuilder("q");
        for (int i = 0; i < LENGTH; i++) {
            key.append(ALPHABET.charAt(CHANCE.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    /** What a page was made from: who changes the form says which one they saw. */
    static String stamp(FormVersion version) {
        return version.number() + "-" + (version.publishedAt() == null ? version.changes() : "used");
    }
}
