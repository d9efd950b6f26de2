package org.cadre.site.page;

import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Something that shows itself on pages, called by a line like {@code ::: fees}: always as it is now, and never typed twice.
 * Every bean of this type may be called.
 */
public interface PageBlock {
    /**
     * How a page calls it.
     *
     * @param argument what stands behind its name; empty: nothing
     * @param words the HTML of the words that stand in it; null: it holds none
     * @param language of the page
     */
    record Call(String argument, @Nullable String words, String language) {}

    /** A template, which takes {@code frame} and {@code page} as pages do, and the one parameter made for it. */
    record View(String template, Object model) {}

    /** How a page calls it: small letters and hyphens. */
    String name();

    /** What it shows, as office reads it beside the editor. */
    Sentence about();

    /** Whether words of the page stand in it, up to a line of {@code :::} alone. */
    default boolean holdsWords() {
        return false;
    }

    /** Why it cannot be called with that behind its name; empty: it can. */
    default Optional<Sentence> refuses(String argument) {
        return argument.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of("site.page.problem.argument", name(), argument));
    }

    /** What it shows now; empty: nothing, and the page leaves it out. */
    Optional<View> view(Call call);
}
