package org.cadre.notification.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Every text of automatic mail, in groups by what the mail is about; and those that are fixed, with the reason. */
@Component
class Catalog {
    /**
     * A text as the product has it.
     *
     * @param arguments their names, by number
     */
    record Entry(String key, String group, String pattern, List<String> arguments) {
        /** The same text as the product says it in a language. */
        Entry in(Texts texts, String language) {
            return new Entry(key, group, texts.pattern(key, new Language(language)), arguments);
        }

        /** The pattern with names that a person understands. */
        String shown(String of) {
            return ArgumentNames.renamed(of, number -> arguments.get(Integer.parseInt(number)));
        }
    }

    /** Texts of pages that stand beside those of mail: nobody gets them by mail. */
    private static final List<String> OF_PAGES = List.of(
            "notification.nudge.title",
            "notification.nudge.text",
            "notification.nudge.quiet",
            "notification.nudge.frequency",
            "notification.nudge.channel",
            "notification.nudge.save",
            "notification.nudge.click.");

    /** Texts of mail that stand elsewhere. */
    private static final List<String> BESIDE = List.of(
            "message.mail.preferences",
            "message.mail.because.needed",
            "message.mail.because.news",
            "notification.nudge.click.later");

    /** What records say of themselves, the same on pages and papers: the beginnings of their keys. */
    private static final List<String> OF_RECORDS = List.of("web.itself", "certification.");

    private final Map<String, Entry> entries;
    private final Map<String, List<Entry>> groups;

    Catalog(Texts texts) {
        var found = new TreeMap<String, Entry>();
        for (String key : texts.keys()) {
            if (isOfMail(key) && !isOnlyFilledIn(texts.pattern(key))) {
                found.put(key, new Entry(key, group(key), texts.pattern(key), names(texts, key)));
            }
        }
        this.entries = Collections.unmodifiableMap(found);
        this.groups = Collections.unmodifiableMap(found.values().stream()
                .collect(Collectors.groupingBy(Entry::group, TreeMap::new, Collectors.toList())));
    }

    private static boolean isOfMail(String key) {
        return BESIDE.contains(key)
                || (key.startsWith("notification.")
                        && OF_PAGES.stream().noneMatch(key::startsWith)
                        && !key.endsWith(".explained")
                        && !key.endsWith(".done"));
    }

    /** Such a text says only what somebody wrote or what is counted: there is nothing to word. */
    private static boolean isOnlyFilledIn(String pattern) {
        return pattern.matches("\\s*\\{\\d+}\\s*");
    }

    private static String group(String key) {
        return key.split("\\.")[1];
    }

    private static List<String> names(Texts texts, String key) {
        String names = "wording.names." + key;
        return texts.knows(names) ? Arrays.asList(texts.pattern(names).split(", ")) : List.of();
    }

    /** The groups with their texts. */
    Map<String, List<Entry>> groups() {
        return groups;
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** Whether a text is not to be worded here, for one of the reasons above. */
    boolean isFixed(String key, Texts texts) {
        return OF_RECORDS.stream().anyMatch(key::startsWith)
                || (texts.knows(key) && isOnlyFilledIn(texts.pattern(key)));
    }
}
