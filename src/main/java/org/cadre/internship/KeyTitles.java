package org.cadre.internship;

import java.util.List;
import org.cadre.program.Edition;
import org.cadre.standards.Frameworks;

/** Titles for the keys that contacts, reports and plans carry; a key that no longer has one stands for itself. */
public final class KeyTitles {
    private KeyTitles() {}

    /** The titles of standards, each once. */
    public static List<String> standards(List<String> keys) {
        var frameworks = Frameworks.shipped();
        return keys.stream()
                .map(key -> frameworks
                        .standard(key)
                        .map(standard -> standard.title())
                        .orElse(key))
                .distinct()
                .toList();
    }

    /** What the edition calls a way to talk. */
    public static String mode(Edition edition, String key) {
        return edition.hours().mode(key).map(mode -> mode.title()).orElse(key);
    }
}
