package org.cadre.notification.message;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.cadre.notification.wording.Nearness;

/** What office may put between braces; each is filled in for everybody who gets the message. There are no others. */
enum Placeholder {
    NAME("name"),
    FIRST_NAME("first name"),
    OFFERING("offering"),
    OFFERING_DATES("offering dates"),
    OFFERING_PLACE("offering place"),
    COHORT("cohort"),
    COACH("coach"),
    CERTIFICATE_NUMBER("certificate number"),
    EXPIRY_DATE("expiry date"),
    HOURS("hours so far"),
    NEXT("what is next"),
    OWN_PAGE("own page"),
    ASSOCIATION("association");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** As it is typed. */
    String typed() {
        return "{" + word + "}";
    }

    static Optional<Placeholder> of(String word) {
        String plain = plain(word);
        return Arrays.stream(values()).filter(one -> one.word.equals(plain)).findFirst();
    }

    /** The one somebody most likely meant. */
    static Placeholder nearest(String word) {
        String plain = plain(word);
        return Arrays.stream(values())
                .min(Comparator.comparingInt(one -> Nearness.distance(plain, one.word)))
                .orElseThrow();
    }

    private static String plain(String word) {
        return word.strip().replaceAll("[\\s_-]+", " ").toLowerCase(Locale.ROOT);
    }
}
