package org.cadre.platform.paper;

import java.util.List;
import java.util.stream.Collectors;

/** The paper holds characters that our fonts cannot draw; a box in place of a letter of someone's name is not an option. */
public final class UnprintableText extends RuntimeException {

    private final transient List<String> characters;

    UnprintableText(List<String> characters) {
        super(characters.stream()
                .map(UnprintableText::named)
                .collect(Collectors.joining(", ", "No font can print ", "")));
        this.characters = List.copyOf(characters);
    }

    private static String named(String character) {
        int codePoint = character.codePointAt(0);
        return "%s (U+%04X %s)".formatted(character, codePoint, Character.getName(codePoint));
    }

    /** Each character once, in the order of the text. */
    public List<String> characters() {
        return characters;
    }
}
