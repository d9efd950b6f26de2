package org.cadre.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The document of an edition while it is being worked on: values at places like {@code hours.modes[2].capMinutes}. What it
 * says may be wrong still; {@link EditionFile} judges. A sheet never changes, and what a change does not name stays.
 */
public final class EditionSheet {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,6})]");
    private static final int WIDTH = 120;
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndentWithIndicator(true)
            .setIndent(2)
            .setIndicatorIndent(0)
            .setWidth(WIDTH)
            .build();

    private final Map<String, @Nullable Object> root;

    private EditionSheet(Map<String, @Nullable Object> root) {
        this.root = root;
    }

    static EditionSheet holding(Map<String, @Nullable Object> root) {
        return new EditionSheet(root);
    }

    /** The document of an edition. */
    public static EditionSheet of(Edition edition) {
        return new EditionSheet(EditionWriter.document(edition));
    }

    /** A document; empty when it is no plain YAML with keys. */
    public static Optional<EditionSheet> read(String yaml) {
        var node = EditionDocument.compose(yaml.getBytes(StandardCharsets.UTF_8), new EditionProblems(""));
        return Optional.ofNullable(node).map(one -> new EditionSheet(map(one)));
    }

    private static Map<String, @Nullable Object> map(MappingNode node) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                map.putIfAbsent(key.getValue(), value(tuple.getValueNode()));
            }
        }
        return map;
    }

    /** Numbers and flags as such; every other value as it is written, so that version 1.10 stays 1.10. */
    private static @Nullable Object value(Node node) {
        return switch (node) {
            case MappingNode mapping -> map(mapping);
            case SequenceNode sequence -> {
                var list = new ArrayList<@Nullable Object>();
                sequence.getValue().forEach(one -> list.add(value(one)));
                yield list;
            }
            case ScalarNode scalar when scalar.isPlain() && Tag.NULL.equals(scalar.getTag()) -> null;
            case ScalarNode scalar when scalar.isPlain() -> typed(scalar.getValue());
            case ScalarNode scalar -> scalar.getValue();
            default -> null;
        };
    }

    /** A value as YAML means it when it stands without quotes. */
    public static Object typed(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Integer.valueOf(text);
        }
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
    }

    /** The document, written out. */
    public String yaml() {
        return new Dump(SETTINGS).dumpToString(root);
    }

    /** What stands at a place: a map, a list, a text, a number, a flag or null. */
    public @Nullable Object at(String place) {
        Object here = root;
        for (var step : steps(place)) {
            here = step(here, step);
        }
        return here;
    }

    private static @Nullable Object step(@Nullable Object here, Object step) {
        if (step instanceof Integer index) {
            return here instanceof List<?> list && index < list.size() ? list.get(index) : null;
        }
        return here instanceof Map<?, ?> map ? map.get(step) : null;
    }

    private static List<Object> steps(String place) {
        var steps = new ArrayList<Object>();
        var found = STEP.matcher(place);
        while (found.find()) {
            steps.add(found.group(1) == null ? (Object) Integer.valueOf(found.group(2)) : found.group(1));
        }
        return steps;
    }

    /** What stands there as somebody would type it; empty when nothing does. */
    public String text(String place) {
        return switch (at(place)) {
            case null -> "";
            case Map<?, ?> _ -> "";
            case List<?> _ -> "";
            case Object value -> value.toString();
        };
    }

    /** The entries of a list of texts or numbers. */
    public List<String> texts(String place) {
        return at(place) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public boolean isTrue(String place) {
        return Boolean.TRUE.equals(at(place));
    }

    public boolean has(String place) {
        return at(place) != null;
    }

    /** How many entries the list there has. */
    public int size(String place) {
        return at(place) instanceof List<?> list ? list.size() : 0;
    }

    /** The keys that stand in the section there, in their order. */
    public List<String> keys(String place) {
        return at(place) instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The same with that value there; sections on the way are made. */
    public EditionSheet with(String place, Object value) {
        var copy = copy();
        var steps = steps(place);
        Object here = copy.root;
        for (var step : steps.subList(0, steps.size() - 1)) {
            var next = step(here, step);
            if (next == null && step instanceof String key) {
                next = new LinkedHashMap<String, Object>();
                mapOf(here).put(key, next);
            }
            here = Objects.requireNonNull(next, place);
        }
        if (steps.getLast() instanceof Integer index) {
            listOf(here).set(index, copyOf(value));
        } else {
            mapOf(here).put((String) steps.getLast(), copyOf(value));
        }
        return copy;
    }

    /** The same without what stands there. */
    public EditionSheet without(String place) {
        var copy = copy();
        var steps = steps(place);
        Object here = copy.root;
        for (var step : steps.subList(0, steps.size() - 1)) {
            here = step(here, step);
        }
        switch (here) {
            case Map<?, ?> map -> map.remove(steps.getLast());
            case List<?> list
            when steps.getLast() instanceof Integer index && index < list.size() -> list.remove(index.intValue());
            case null, default -> {}
        }
        return copy;
    }

    /** The same with one more entry at the end of that list. */
    public EditionSheet plus(String place, Object value) {
        var list = new ArrayList<@Nullable Object>(at(place) instanceof List<?> there ? there : List.of());
        list.add(value);
        return with(place, list);
    }

    /** The same with one entry of that list a step nearer to its beginning or end; at the end of the list nothing moves. */
    public EditionSheet moved(String place, int index, boolean up) {
        var list = new ArrayList<@Nullable Object>(at(place) instanceof List<?> there ? there : List.of());
        int other = up ? index - 1 : index + 1;
        if (index < 0 || other < 0 || index >= list.size() || other >= list.size()) {
            return this;
        }
        list.set(index, list.set(other, list.get(index)));
        return with(place, list);
    }

    private EditionSheet copy() {
        return new EditionSheet(mapOf(copyOf(root)));
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, one) -> copy.put(String.valueOf(key), copyOf(one)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(one -> copy.add(copyOf(one)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    @SuppressWarnings("unchecked") // every map of a sheet is made here
    private static Map<String, @Nullable Object> mapOf(@Nullable Object here) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(here);
    }

    @SuppressWarnings("unchecked") // every list of a sheet is made here
    private static List<@Nullable Object> listOf(Object here) {
        return (List<@Nullable Object>) here;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EditionSheet sheet && sheet.root.equals(root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }
}
