package org.cadre.certification;

import java.text.Normalizer;
import java.util.Locale;

/** Compares a typed last name with the whole name on a certificate, as a person would. */
final class LastName {
    private LastName() {}

    /** Whether the typed words stand in the name after its first word, whatever their accents, capitals and hyphens. */
    static boolean matches(String whole, String typed) {
        String words = " " + plain(whole) + " ";
        String wanted = " " + plain(typed) + " ";
        int at = words.indexOf(wanted);
        return !wanted.isBlank() && (at > 0 || words.equals(wanted) || (at == 0 && words.indexOf(wanted, 1) > 0));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
