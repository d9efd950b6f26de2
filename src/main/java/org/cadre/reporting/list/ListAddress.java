package org.cadre.reporting.list;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadre.platform.web.Form;

/**
 * Which list, and what its address asks of it: filters, columns and order by name. It says nothing about whether the list
 * knows them.
 */
public record ListAddress(ListKind kind, Map<String, List<String>> asked) {
    /** Where in the list one is, and what has nothing to do with the list. */
    private static final Set<String> PASSING = Set.of("after", "before", "then", "_csrf", Form.KEY);

    public ListAddress {
        var kept = new TreeMap<String, List<String>>();
        asked.forEach((name, values) -> {
            var said = values.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
            if (!said.isEmpty() && !PASSING.contains(name)) {
                kept.put(name, said);
            }
        });
        asked = kept;
    }

    /** The whole list, as it is without being asked for anything. */
    public static ListAddress of(ListKind kind) {
        return new ListAddress(kind, Map.of());
    }

    /** As an address has it behind the question mark. */
    public static ListAddress of(ListKind kind, String query) {
        var asked = new LinkedHashMap<String, List<String>>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                asked.merge(
                        decoded(pair.substring(0, equals)),
                        List.of(decoded(pair.substring(equals + 1))),
                        (some, more) ->
                                java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
            }
        }
        return new ListAddress(kind, asked);
    }

    static ListAddress of(ListKind kind, Form form) {
        var asked = new LinkedHashMap<String, List<String>>();
        form.fields().forEach(name -> asked.put(name, form.all(name)));
        return new ListAddress(kind, asked);
    }

    /** What stands behind the question mark, always in the same order; empty for the whole list. */
    public String query() {
        return asked.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> encoded(one.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    public String href() {
        return asked.isEmpty() ? kind.place() : kind.place() + "?" + query();
    }

    /** The same list with this said instead; empty: without it. */
    public ListAddress with(String name, String value) {
        var other = new LinkedHashMap<>(asked);
        other.put(name, List.of(value));
        return new ListAddress(kind, other);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\0", "");
        } catch (IllegalArgumentException _) {
            return text.replace("\0", "");
        }
    }
}
