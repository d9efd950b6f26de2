package org.cadre.certification.layout;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence of a certificate with {placeholders} that are filled in, and nothing else. */
public record Wording(String pattern) {
    private static final Pattern OPEN = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern BRACE = Pattern.compile("[{}]");

    /** The sentence for one certificate. What is filled in is never looked at for placeholders again. */
    public String with(Map<Placeholder, String> values) {
        return OPEN.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(Placeholder.of(found.group(1))
                        .map(values::get)
                        .orElseThrow(() -> new IllegalArgumentException("nothing stands for " + found.group()))));
    }

    /** What stands in braces and is none of those, as it was typed; a lone brace too. Empty when all is well. */
    List<String> unknown(Set<Placeholder> known) {
        var unknown = new LinkedHashSet<String>();
        var open = OPEN.matcher(pattern);
        while (open.find()) {
            if (Placeholder.of(open.group(1)).filter(known::contains).isEmpty()) {
                unknown.add(open.group());
            }
        }
        var lone = BRACE.matcher(OPEN.matcher(pattern).replaceAll(""));
        while (lone.find()) {
            unknown.add(lone.group());
        }
        return List.copyOf(unknown);
    }
}
