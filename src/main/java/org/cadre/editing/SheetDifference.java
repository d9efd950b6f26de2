package org.cadre.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.EditionSheet;
import org.jspecify.annotations.Nullable;

/** What is different between two editions, field by field, in words. */
final class SheetDifference {
    private static final int LONGEST = 120;

    private final EditionSheet before;
    private final EditionSheet after;
    private final List<Sentence> lines = new ArrayList<>();

    private SheetDifference(EditionSheet before, EditionSheet after) {
        this.before = before;
        this.after = after;
    }

    /** One section that differs. */
    record Part(String section, List<Sentence> lines) {}

    static List<Sentence> between(EditionSheet before, EditionSheet after) {
        return parts(before, after).stream()
                .flatMap(part -> part.lines().stream())
                .toList();
    }

    /** By section, in their order; what no section knows comes last. */
    static List<Part> parts(EditionSheet before, EditionSheet after) {
        var parts = new ArrayList<Part>();
        for (var section : DraftSection.ALL) {
            var difference = new SheetDifference(before, after);
            difference.compare(section);
            if (!difference.lines.isEmpty()) {
                parts.add(new Part(section.key(), List.copyOf(difference.lines)));
            }
        }
        var others = new SheetDifference(before, after).others();
        if (!others.isEmpty()) {
            parts.add(new Part("other", others));
        }
        return List.copyOf(parts);
    }

    private void compare(DraftSection section) {
        for (var field : section.fields()) {
            compare(Sentence.of(field.label()), field, field.place(), field.place());
        }
        section.lists().forEach(this::compare);
        if (section.key().equals(DraftSection.REQUIREMENTS)) {
            requirements();
        }
    }

    private void compare(Sentence label, DraftField field, String placeBefore, String placeAfter) {
        if (!Objects.equals(before.at(placeBefore), after.at(placeAfter))) {
            var was = said(field, before, placeBefore);
            var is = said(field, after, placeAfter);
            if (!was.equals(is)) {
                lines.add(Sentence.of("editing.difference.changed", label, was, is));
            }
        }
    }

    /** A value as a person reads it. */
    static Object said(DraftField field, EditionSheet sheet, String place) {
        var value = sheet.at(place);
        return switch (field.kind()) {
            case FLAG -> Sentence.of(Boolean.TRUE.equals(value) ? "editing.yes" : "editing.no");
            case HOURS -> value instanceof Integer minutes ? (Object) new Hours(minutes) : written(value);
            case CHOICE -> value == null ? written(null) : choice(value.toString());
            case DAY -> RequirementNode.day(sheet.text(place));
            case LINE, PARAGRAPH, WHOLE, TICKS, WHOLES, LINES -> written(value);
        };
    }

    static Sentence choice(String value) {
        return Sentence.of("editing.choice." + value.replace(' ', '-'));
    }

    private static Object written(@Nullable Object value) {
        return switch (value) {
            case null -> Sentence.of("editing.difference.nothing");
            case Integer number -> number;
            case List<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            case Map<?, ?> map -> shortened(map.toString());
            default -> shortened(value.toString());
        };
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1).strip() + "…" : line;
    }

    private void compare(DraftList list) {
        var earlier = entries(list, before);
        var later = entries(list, after);
        var kind = Sentence.of("editing.entry." + list.place());
        earlier.forEach((key, index) -> {
            if (!later.containsKey(key)) {
                lines.add(Sentence.of("editing.difference.removed", kind, title(list, before, index)));
            }
        });
        later.forEach((key, index) -> {
            var was = earlier.get(key);
            if (was == null) {
                lines.add(Sentence.of("editing.difference.added", kind, title(list, after, index)));
                return;
            }
            for (var field : list.fields()) {
                var label = Sentence.of(
                        "editing.difference.of",
                        title(list, before, was),
                        Sentence.of("editing.field." + list.place() + "." + field.place()));
                compare(label, field, list.entry(was) + "." + field.place(), list.entry(index) + "." + field.place());
            }
        });
        if (earlier.keySet().equals(later.keySet())
                && !List.copyOf(earlier.keySet()).equals(List.copyOf(later.keySet()))) {
            lines.add(Sentence.of("editing.difference.order", Sentence.of("editing.list." + list.place())));
        }
    }

    private static Map<String, Integer> entries(DraftList list, EditionSheet sheet) {
        var entries = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < sheet.size(list.place()); i++) {
            entries.putIfAbsent(list.identity(sheet, i), i);
        }
        return entries;
    }

    private static String title(DraftList list, EditionSheet sheet, int index) {
        return sheet.text(list.entry(index) + ".title");
    }

    private void requirements() {
        var earlier = requirements(before);
        var later = requirements(after);
        var kind = Sentence.of("editing.entry.requirement");
        earlier.forEach((key, node) -> {
            if (!later.containsKey(key)) {
                lines.add(Sentence.of(
                        "editing.difference.removed-with",
                        kind,
                        node.node().title(),
                        node.node().says()));
            }
        });
        later.forEach((key, node) -> {
            var was = earlier.get(key);
            if (was == null) {
                lines.add(Sentence.of(
                        "editing.difference.added-with",
                        kind,
                        node.node().title(),
                        node.node().says()));
            } else {
                compare(was, node);
            }
        });
    }

    /** @param group the key of the group it is a part of */
    private record Placed(RequirementNode node, String group) {}

    private static Map<String, Placed> requirements(EditionSheet sheet) {
        var all = new LinkedHashMap<String, Placed>();
        for (int i = 0; i < RequirementNode.ROOTS.size(); i++) {
            place(RequirementNode.rootsOf(sheet).get(i), RequirementNode.ROOTS.get(i), all);
        }
        return all;
    }

    private static void place(RequirementNode node, String group, Map<String, Placed> all) {
        all.putIfAbsent(node.isPartOneNamed() ? "partOne in " + group : node.key(), new Placed(node, group));
        node.parts().forEach(part -> place(part, node.key(), all));
    }

    private void compare(Placed was, Placed is) {
        var old = was.node();
        var now = is.node();
        if (!was.group().equals(is.group())) {
            lines.add(Sentence.of("editing.difference.moved", now.title()));
        }
        if (!Objects.equals(old.shape(), now.shape())) {
            lines.add(Sentence.of("editing.difference.changed", old.title(), old.says(), now.says()));
            return;
        }
        if (now.shape() == null) {
            return;
        }
        for (var field : now.shape().fields()) {
            var label = Sentence.of(
                    "editing.difference.of", old.title(), Sentence.of("editing.field.requirement." + field.place()));
            compare(label, field, old.place() + "." + field.place(), now.place() + "." + field.place());
        }
    }

    /** What no form knows. */
    private List<Sentence> others() {
        var keys = new LinkedHashMap<String, Boolean>();
        before.keys("").forEach(key -> keys.put(key, true));
        after.keys("").forEach(key -> keys.put(key, true));
        for (String key : keys.keySet()) {
            if (DraftSection.at(key).isEmpty() && !Objects.equals(before.at(key), after.at(key))) {
                lines.add(Sentence.of(
                        "editing.difference.changed", key, written(before.at(key)), written(after.at(key))));
            }
        }
        return List.copyOf(lines);
    }
}
