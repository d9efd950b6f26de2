package org.cadre.editing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.EditionSheet;
import org.jspecify.annotations.Nullable;

/**
 * One requirement as a document says it, right or wrong.
 *
 * @param place where it stands in the document
 * @param index its place among its siblings; -1: it is one of the three roots
 * @param key empty where it is part one, named
 * @param shape null where its kind is not known
 */
record RequirementNode(
        String place,
        String list,
        int index,
        String key,
        String title,
        @Nullable RequirementShape shape,
        Sentence says,
        List<RequirementNode> parts) {
    static final List<String> ROOTS = List.of("partOne", "certification", "renewal");

    /** The three trees of a document. */
    static List<RequirementNode> rootsOf(EditionSheet sheet) {
        return ROOTS.stream()
                .map(root -> node(sheet, "requirements." + root, "", -1))
                .toList();
    }

    private static RequirementNode node(EditionSheet sheet, String place, String list, int index) {
        if (index >= 0 && sheet.text(place).equals("partOne")) {
            return new RequirementNode(
                    place,
                    list,
                    index,
                    "",
                    sheet.text("requirements." + ROOTS.getFirst() + ".title"),
                    null,
                    Sentence.of("editing.node.partOne"),
                    List.of());
        }
        var shape = RequirementShape.ALL.stream()
                .filter(one -> sheet.keys(place).contains(one.kind()))
                .findFirst()
                .orElse(null);
        var parts = new ArrayList<RequirementNode>();
        if (shape != null && shape.isGroup()) {
            String partsAt = place + "." + shape.parts();
            for (int i = 0; i < sheet.size(partsAt); i++) {
                parts.add(node(sheet, partsAt + "[" + i + "]", partsAt, i));
            }
        }
        return new RequirementNode(
                place,
                list,
                index,
                sheet.text(place + ".key"),
                sheet.text(place + ".title"),
                shape,
                says(sheet, place, shape),
                List.copyOf(parts));
    }

    private static Sentence says(EditionSheet sheet, String place, @Nullable RequirementShape shape) {
        if (shape == null) {
            return Sentence.of("editing.node.unknown");
        }
        String kind = shape.kind();
        String at = place + "." + kind;
        return switch (kind) {
            case "contactMinutes", "pdMinutes", "recertificationAttended" ->
                Sentence.of("editing.node." + kind, hours(sheet, at));
            case "modulesAttended" ->
                sheet.size(at) > 0
                        ? Sentence.of("editing.node.modulesAttended", String.valueOf(sheet.size(at)))
                        : Sentence.of("editing.node.allModules");
            case "meetingsAttended" ->
                Sentence.of("editing.node.meetingsAttended", sheet.text(at), sheet.text(place + ".of"));
            default -> Sentence.of("editing.node." + kind, sheet.text(at));
        };
    }

    private static Object hours(EditionSheet sheet, String place) {
        return sheet.at(place) instanceof Integer minutes ? (Object) new Hours(minutes) : sheet.text(place);
    }

    boolean isPartOneNamed() {
        return key.isEmpty() && shape == null;
    }

    boolean isRoot() {
        return index < 0;
    }

    boolean isGroup() {
        return shape != null && shape.isGroup();
    }

    /** The list of its parts, in the document. */
    String partsAt() {
        return shape == null ? place : place + "." + shape.parts();
    }

    /** The one with that key, here or below. */
    Optional<RequirementNode> find(String wanted) {
        if (key.equals(wanted)) {
            return Optional.of(this);
        }
        return parts.stream().flatMap(part -> part.find(wanted).stream()).findFirst();
    }

    static Optional<RequirementNode> find(EditionSheet sheet, String key) {
        return key.isEmpty()
                ? Optional.empty()
                : rootsOf(sheet).stream()
                        .flatMap(root -> root.find(key).stream())
                        .findFirst();
    }

    /** Itself and all below, in the order they are read. */
    List<RequirementNode> all() {
        var all = new ArrayList<RequirementNode>();
        all.add(this);
        parts.forEach(part -> all.addAll(part.all()));
        return all;
    }

    /** A day as it is written, or what is written instead. */
    static Object day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return text;
        }
    }
}
