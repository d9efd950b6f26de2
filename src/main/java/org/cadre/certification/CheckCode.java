package org.cadre.certification;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a certificate's public address that nobody can guess: eighteen random characters and two that prove the
 * others, so that a mistyped or altered address is told from one we never gave out. The letters i, l, o and u are left
 * out: on paper they look like others.
 */
record CheckCode(String value) {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int RANDOM_LETTERS = 18;
    private static final int ALL_LETTERS = 20;
    private static final int GROUP = 4;
    /** A prime above what two letters' neighbors can differ by: every single slip and every swap is noticed. */
    private static final int PROOF = 1021;

    private static final String PLACE = "/check/";

    private static final SecureRandom RANDOM = new SecureRandom();

    static CheckCode fresh() {
        var letters = new StringBuilder(ALL_LETTERS);
        RANDOM.ints(RANDOM_LETTERS, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return grouped(letters + proof(letters));
    }

    /** A code as somebody typed it; empty when it is not one of ours: too short, too long, or a character is wrong. */
    static Optional<CheckCode> read(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        if (letters.length() != ALL_LETTERS || letters.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
            return Optional.empty();
        }
        var random = letters.substring(0, RANDOM_LETTERS);
        return letters.endsWith(proof(random)) ? Optional.of(grouped(letters)) : Optional.empty();
    }

    /** A code as somebody put it into a form: alone, or as the end of the whole address that stands on the paper. */
    static Optional<CheckCode> pasted(String typed) {
        return read(lastOfAddress(typed));
    }

    /** Whether it was meant as a code or an address, though it is none of ours: no number is as long as a code. */
    static boolean wasMeant(String typed) {
        return typed.contains(PLACE)
                || typed.replaceAll("[\\s-]", "").matches("[0-9A-Za-z]{%d,}".formatted(ALL_LETTERS - GROUP));
    }

    private static String lastOfAddress(String typed) {
        int at = typed.lastIndexOf(PLACE);
        return at < 0 ? typed : typed.substring(at + PLACE.length()).replaceFirst("[/?#].*", "");
    }

    private static String proof(CharSequence letters) {
        int rest = 0;
        for (int i = 0; i < letters.length(); i++) {
            rest = (rest * LETTERS.length() + LETTERS.indexOf(letters.charAt(i))) % PROOF;
        }
        return "" + LETTERS.charAt(rest / LETTERS.length()) + LETTERS.charAt(rest % LETTERS.length());
    }

    private static CheckCode grouped(String letters) {
        var groups = new StringBuilder(letters.substring(0, GROUP));
        for (int i = GROUP; i < letters.length(); i += GROUP) {
            groups.append('-').append(letters, i, i + GROUP);
        }
        return new CheckCode(groups.toString());
    }

    /** Where anybody can check the certificate, on this server. */
    String path() {
        return PLACE + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
