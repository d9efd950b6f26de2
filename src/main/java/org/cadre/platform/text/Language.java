package org.cadre.platform.text;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A language that somebody reads, by its BCP 47 tag: "en", "es". What is said is said in the one of the work at hand. */
public record Language(String tag) implements Comparable<Language> {
    public static final Language ENGLISH = new Language("en");
    public static final Language SPANISH = new Language("es");

    private static final int LONGEST = 35;
    private static final ThreadLocal<@Nullable Language> NOW = new ThreadLocal<>();

    public Language {
        if (!isTag(tag)) {
            throw new IllegalArgumentException("no tag of a language: " + tag);
        }
    }

    /** The language of a tag as machines write it: "es", "pt-BR"; empty when it is none. */
    public static Optional<Language> of(@Nullable String tag) {
        return tag == null || !isTag(tag) ? Optional.empty() : Optional.of(new Language(tag));
    }

    private static boolean isTag(String tag) {
        try {
            return tag.length() <= LONGEST
                    && !tag.isEmpty()
                    && new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .toLanguageTag()
                            .equals(tag);
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    /** The language of the work at hand; English where nobody is known to read. */
    public static Language now() {
        var now = NOW.get();
        return now == null ? ENGLISH : now;
    }

    /** From here on this thread's work speaks it; who calls this ends it with {@link #leave}. */
    public void speak() {
        NOW.set(this);
    }

    /** Nobody is known to read any more. */
    public static void leave() {
        NOW.remove();
    }

    /** Does some work in this language, and goes back to the one before. */
    public <T> T during(Supplier<T> work) {
        var before = NOW.get();
        NOW.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                NOW.remove();
            } else {
                NOW.set(before);
            }
        }
    }

    /** How days and numbers are written in it: as in the United States where it names no country itself. */
    public Locale locale() {
        var locale = Locale.forLanguageTag(tag);
        return locale.getCountry().isEmpty()
                ? new Locale.Builder().setLocale(locale).setRegion("US").build()
                : locale;
    }

    /** As papers say it of themselves: "en-US". */
    public String ofPapers() {
        return locale().toLanguageTag();
    }

    /** The texts of a bundle in it, for what is said before there is anything that knows all texts. */
    public ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(
                name,
                Locale.forLanguageTag(tag),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What it calls itself: "Español". */
    public String ownName() {
        var locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }
}
