package org.cadre.site.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page the product ships, as a file: lines of {@code name: value}, a line {@code ---}, and its Markdown.
 *
 * @param parent the slug of the page it stands under
 * @param translates the slug of the page it says in another language
 */
record ShippedPage(
        String slug,
        String language,
        @Nullable String translates,
        boolean front,
        @Nullable String parent,
        int position,
        ShownIn shownIn,
        PageWords words) {

    static ShippedPage of(String language, String file) {
        String[] halves = file.split("\n---\n", 2);
        Map<String, String> facts = new HashMap<>();
        halves[0].lines().map(line -> line.split(": ", 2)).forEach(pair -> facts.put(pair[0], pair[1].strip()));
        var words = new PageWords(
                fact(facts, "title"),
                facts.getOrDefault("label", ""),
                fact(facts, "description"),
                halves[1].strip(),
                facts.containsKey("sample"));
        return new ShippedPage(
                fact(facts, "slug"),
                language,
                facts.get("translates"),
                facts.containsKey("front"),
                facts.get("parent"),
                Integer.parseInt(fact(facts, "position")),
                ShownIn.find(fact(facts, "shown in")).orElseThrow(),
                words);
    }

    private static String fact(Map<String, String> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    /** The same with another text. */
    ShippedPage with(String text) {
        return new ShippedPage(
                slug,
                language,
                translates,
                front,
                parent,
                position,
                shownIn,
                new PageWords(words.title(), words.label(), words.description(), text, words.sample()));
    }
}
