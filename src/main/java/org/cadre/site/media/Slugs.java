package org.cadre.site.media;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes an address out of a title, one that is not taken. */
public final class Slugs {
    private static final int LONGEST = 70;

    private Slugs() {}

    public static String of(String title, Predicate<String> taken) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String base = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
        if (base.isEmpty()) {
            base = "untitled";
        }
        String slug = base;
        for (int next = 2; taken.test(slug); next++) {
            slug = base + "-" + next;
        }
        return slug;
    }
}
