package org.cadre.notification.wording;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody typed for a text, and says in words what is wrong with it. */
@Component
class Editing {
    static final int LONGEST = 2_000;

    /** What came of reading it. */
    sealed interface Read {
        /** @param pattern as the product knows it, with numbers */
        record Right(String pattern) implements Read {}

        record Wrong(Sentence why) implements Read {}
    }

    Read read(Catalog.Entry entry, String typed) {
        if (typed.isBlank()) {
            return wrong("wording.wrong.empty");
        }
        if (typed.length() > LONGEST) {
            return new Read.Wrong(Sentence.of("web.too-long", LONGEST, typed.length()));
        }
        List<String> names;
        try {
            names = ArgumentNames.of(typed);
        } catch (ArgumentNames.Broken _) {
            return wrong("wording.wrong.braces");
        }
        for (String name : names) {
            if (number(entry, name).isEmpty()) {
                return unknown(entry, name);
            }
        }
        var missing = missing(entry, names);
        if (!missing.isEmpty()) {
            return new Read.Wrong(Sentence.of("wording.wrong.missing", "{" + String.join("}, {", missing) + "}"));
        }
        String pattern =
                ArgumentNames.renamed(typed, name -> number(entry, name).orElseThrow());
        try {
            String other = otherwiseFilledIn(entry, pattern);
            if (other != null) {
                return new Read.Wrong(Sentence.of("wording.wrong.type", "{" + other + "}"));
            }
            new MessageFormat(pattern, Locale.US);
        } catch (IllegalArgumentException _) {
            return wrong("wording.wrong.pattern");
        }
        return isSubject(entry) && typed.strip().lines().count() > 1
                ? wrong("wording.wrong.lines")
                : new Read.Right(pattern.strip());
    }

    /** The first argument that is to be filled in as something it is not in the default, such as a day as a number. */
    private static @Nullable String otherwiseFilledIn(Catalog.Entry entry, String pattern) {
        var known = types(entry.pattern());
        return types(pattern).entrySet().stream()
                .filter(one -> !known.getOrDefault(one.getKey(), Set.of()).containsAll(one.getValue()))
                .map(one -> entry.arguments().get(one.getKey()))
                .findFirst()
                .orElse(null);
    }

    /** As what each argument is filled in, beside as it is: plural, number, date. */
    private static Map<Integer, Set<String>> types(String pattern) {
        var types = new HashMap<Integer, Set<String>>();
        var parsed = new MessagePattern(pattern);
        for (int i = 0; i < parsed.countParts(); i++) {
            var part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START
                    && part.getArgType() != MessagePattern.ArgType.NONE) {
                String type = part.getArgType() == MessagePattern.ArgType.SIMPLE
                        ? parsed.getSubstring(parsed.getPart(i + 2))
                        : part.getArgType().name();
                types.computeIfAbsent(parsed.getPart(i + 1).getValue(), _ -> new HashSet<>())
                        .add(type);
            }
        }
        return types;
    }

    private static boolean isSubject(Catalog.Entry entry) {
        return entry.key().endsWith(".subject");
    }

    private static Read wrong(String key) {
        return new Read.Wrong(Sentence.of(key));
    }

    private static Read unknown(Catalog.Entry entry, String name) {
        var used = usable(entry);
        if (used.isEmpty()) {
            return new Read.Wrong(Sentence.of("wording.wrong.none", "{" + name + "}"));
        }
        String nearest = used.stream()
                .min(Comparator.comparingInt(one -> Nearness.distance(name.toLowerCase(Locale.ROOT), one)))
                .orElseThrow();
        return new Read.Wrong(Sentence.of("wording.wrong.unknown", "{" + name + "}", "{" + nearest + "}"));
    }

    /** What the default uses has to be said: a person, a date, an address. */
    private static List<String> missing(Catalog.Entry entry, List<String> names) {
        var said = new HashSet<String>();
        names.forEach(name -> said.add(name.toLowerCase(Locale.ROOT)));
        return usable(entry).stream()
                .filter(name -> !said.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The arguments the default uses, by name. */
    static List<String> usable(Catalog.Entry entry) {
        var used = new ArrayList<String>();
        for (String number : ArgumentNames.of(entry.pattern())) {
            String name = entry.arguments().get(Integer.parseInt(number));
            if (!used.contains(name)) {
                used.add(name);
            }
        }
        return used;
    }

    private static Optional<String> number(Catalog.Entry entry, String name) {
        return usable(entry).stream()
                .filter(one -> one.equalsIgnoreCase(name))
                .findFirst()
                .map(one -> Integer.toString(entry.arguments().indexOf(one)));
    }
}
