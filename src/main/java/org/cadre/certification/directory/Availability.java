package org.cadre.certification.directory;

import java.util.Collection;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Option;

/** What a mentor can be available for: kinds of protégé, and ways to meet. */
final class Availability {
    static final List<String> KINDS = List.of("novice", "newly hired", "aspiring", "turnaround");
    static final List<String> MODES = List.of("in person", "video", "phone", "e-mail");

    private Availability() {}

    static String kind(String word) {
        return "certification.directory.kind." + word.replace(' ', '-');
    }

    static String mode(String word) {
        return "certification.directory.mode." + word.replace(' ', '-');
    }

    static List<Option> kinds(Texts texts) {
        return KINDS.stream()
                .map(word -> new Option(word, texts.say(kind(word))))
                .toList();
    }

    static List<Option> modes(Texts texts) {
        return MODES.stream()
                .map(word -> new Option(word, texts.say(mode(word))))
                .toList();
    }

    /** Those of the known words that were chosen, in their usual order. */
    static List<String> chosen(List<String> known, Collection<String> words) {
        return known.stream().filter(words::contains).toList();
    }
}
