package org.cadre.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Short names for addresses and keys, made from long ones. */
public final class Slugs {
    private static final int LONGEST = 70;

    private Slugs() {}

    /** "Peñasco ISD" is "penasco-isd". */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? "untitled" : cut;
    }

    /** The same, different from those that are taken. */
    public static String of(String name, Predicate<String> taken) {
        String plain = of(name);
        String slug = plain;
        for (int next = 2; taken.test(slug); next++) {
            slug = plain + "-" + next;
        }
        return slug;
    }
}
