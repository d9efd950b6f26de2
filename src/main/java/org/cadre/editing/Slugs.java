package org.cadre.editing;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** Short names made from long ones. */
public final class Slugs {
    private static final int LONGEST = 80;

    private Slugs() {}

    /** "Peñasco ISD" is "penasco-isd". */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(^-+)|(-+$)", "");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-+$", "") : plain;
        return cut.isEmpty() ? "edition" : cut;
    }

    /** The same, different from those that are taken. */
    static String free(String name, Collection<String> taken) {
        String plain = of(name);
        String one = plain;
        for (int i = 2; taken.contains(one); i++) {
            one = plain + "-" + i;
        }
        return one;
    }
}
