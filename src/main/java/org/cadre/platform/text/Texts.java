package org.cadre.platform.text;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Says sentences to a reader: patterns from the message files beside the features, dates and numbers as people write them, in
 * the language of the work at hand.
 */
@Component
public final class Texts {
    private final Language usual;
    private final Speech english;
    private final Map<Language, Speech> speeches;
    private final Set<String> keys;
    private final List<Language> languages;

    /** The languages we speak, and those of the operator's folder. */
    @Autowired
    Texts(Settings settings) {
        this(files(settings.languages().messages()), settings.languages().usual());
    }

    /** The languages we speak. */
    public Texts() {
        this((Path) null);
    }

    /** Those, and what lies in a folder. */
    public Texts(@Nullable Path folder) {
        this(files(folder), Language.ENGLISH);
    }

    private static Map<Language, Map<String, String>> files(@Nullable Path folder) {
        return folder == null ? MessageFiles.builtIn() : MessageFiles.with(folder);
    }

    private Texts(Map<Language, Map<String, String>> files, Language usual) {
        this.usual = usual;
        var patterns = Map.copyOf(files.getOrDefault(Language.ENGLISH, Map.of()));
        this.keys = patterns.keySet();
        var spoken = new HashMap<Language, Speech>();
        files.forEach((language, own) -> spoken.put(language, new Speech(language, own, patterns)));
        this.english = spoken.computeIfAbsent(Language.ENGLISH, one -> new Speech(one, patterns, patterns));
        this.speeches = Map.copyOf(spoken);
        this.languages = Stream.concat(
                        Stream.of(Language.ENGLISH),
                        spoken.keySet().stream()
                                .filter(one -> !one.equals(Language.ENGLISH))
                                .sorted())
                .toList();
    }

    /** The languages there are message files for, English first. */
    public List<Language> languages() {
        return languages;
    }

    /** The language of that tag, when it is one of ours. */
    public Optional<Language> language(@Nullable String tag) {
        return Language.of(tag).filter(speeches::containsKey);
    }

    /** Of those that a browser asks for, best first, the first that we speak. */
    public Optional<Language> best(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> Stream.of(locale.toLanguageTag(), locale.getLanguage()))
                .flatMap(tag -> language(tag).stream())
                .findFirst();
    }

    private Speech speech() {
        return speeches.getOrDefault(Language.now(), english);
    }

    private Speech speech(Language language) {
        return speeches.getOrDefault(language, english);
    }

    public boolean knows(String key) {
        return keys.contains(key);
    }

    /** All keys there are. */
    public Set<String> keys() {
        return keys;
    }

    /** The pattern of a text as it stands in the English file. */
    public String pattern(String key) {
        return pattern(key, Language.ENGLISH);
    }

    /** The pattern of a text in a language; in English where its files do not say it. */
    public String pattern(String key, Language language) {
        return Objects.requireNonNull(speech(language).pattern(key), () -> "no text for " + key);
    }

    /** Whether a language says a text in words of its own. */
    public boolean isSaidIn(Language language, String key) {
        return speech(language).hasOwn(key);
    }

    /** Another pattern, filled in as ours are. */
    public String format(String pattern, Object... arguments) {
        return speech().format(pattern, arguments);
    }

    public String say(Sentence sentence) {
        return say(sentence.key(), sentence.arguments().toArray());
    }

    /** The sentence of that key. Whole numbers, texts, days, amounts and sentences may be arguments. */
    public String say(String key, Object... arguments) {
        return speech().say(key, arguments);
    }

    /**
     * A sentence that is written down and said to whoever reads it later, in their own language ({@link #reading}). In a
     * sentence it is said by itself.
     */
    public String unsaid(String key, Object... arguments) {
        var sentence = Sentence.of(key, arguments);
        say(sentence); // what cannot be said is not written down
        return KeptSentence.written(sentence);
    }

    /** What was written down so, and what a person typed as they typed it. */
    public String reading(String kept) {
        return speech().reading(kept);
    }

    /** A sentence that is written down as words once and for all: in the language of the house. */
    public String kept(String key, Object... arguments) {
        return speech(usual).say(key, arguments);
    }

    /** The sentence in English, for what is issued in English alone. */
    public String inEnglish(String key, Object... arguments) {
        return english.say(key, arguments);
    }

    /** "Tue, Mar 9, 2027". */
    public String day(LocalDate day) {
        return speech().day(day);
    }

    /** "Mar 9", where the year is plain from what stands around it. */
    public String shortDay(LocalDate day) {
        return speech().shortDay(day);
    }

    /** "March 9, 2027", as papers print it. */
    public String printedDay(LocalDate day) {
        return speech().printedDay(day);
    }

    /** "March 2027". */
    public String month(LocalDate day) {
        return speech().month(day);
    }

    /** "March". */
    public String name(Month month) {
        return speech().name(month);
    }

    /** "Feb 17–Mar 16". */
    public String span(LocalDate first, LocalDate last) {
        return speech().span(first, last);
    }

    /** "Sat, Jun 12–Sun, Jun 13, 2027". */
    public String days(LocalDate first, LocalDate last) {
        return speech().days(first, last);
    }

    /** "Tue, Mar 9, 2027, 3:30 PM Central". */
    public String time(Instant at, ZoneId zone) {
        return speech().time(at, zone);
    }

    /** "3:30 PM". */
    public String clock(Instant at, ZoneId zone) {
        return speech().clock(at, zone);
    }

    /** "3:30 PM". */
    public String clock(LocalTime time) {
        return speech().clock(time);
    }

    /** "Central", as people there say it. */
    public String zoneName(ZoneId zone) {
        return speech().zoneName(zone);
    }

    /** Minutes as hours with two decimals: 1890 is "31.50". */
    public String hours(int minutes) {
        return speech().hours(minutes);
    }

    /** "$1,250.00". */
    public String money(long cents, String currency) {
        return speech().money(cents, currency);
    }

    /** "1,265". */
    public String number(long number) {
        return speech().number(number);
    }
}
