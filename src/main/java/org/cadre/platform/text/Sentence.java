package org.cadre.platform.text;

import java.util.List;

/**
 * Something to say, not yet said: the key of its pattern and what goes into it. Whole numbers, texts, days,
 * {@link Hours} and other sentences may go into it.
 */
public record Sentence(String key, List<Object> arguments) {
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
