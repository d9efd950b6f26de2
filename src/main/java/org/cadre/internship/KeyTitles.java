package org.cadre.internship;

import java.util.List;
import org.cadre.program.Edition;
import org.cadre.standards.Frameworks;
import org.cadre.standards.Standard;
import org.cadre.standards.StoredStandard;

/** Titles for the keys that contacts, reports and plans carry; a key that no longer has one stands for itself. */
public final class KeyTitles {
    private KeyTitles() {}

    /** What the frameworks of the edition call the standards, each once. */
    public static List<String> standards(Edition edition, List<String> keys) {
        return keys.stream()
                .map(key -> edition.standard(key).map(StoredStandard::title).orElseGet(() -> shipped(key)))
                .distinct()
                .toList();
    }

    /** Of a framework that another edition names, which one belonged to before. */
    private static String shipped(String key) {
        return Frameworks.shipped().standard(key).map(Standard::title).orElse(key);
    }

    /** What the edition calls a way to talk. */
    public static String mode(Edition edition, String key) {
        return edition.hours().mode(key).map(mode -> mode.title()).orElse(key);
    }
}
