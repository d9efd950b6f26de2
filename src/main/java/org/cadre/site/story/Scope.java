package org.cadre.site.story;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody consents to. */
public enum Scope {
    NAME,
    WORDS,
    PICTURE,
    VIDEO;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return "site.story.scope." + word();
    }

    static Optional<Scope> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }

    static List<Scope> read(List<String> words) {
        return Arrays.stream(values()).filter(one -> words.contains(one.word())).toList();
    }
}
