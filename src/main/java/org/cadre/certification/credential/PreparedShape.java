package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one shape of document, found once by way of JSON-LD, with a slot for each text in it. A document of
 * the same shape then needs only its texts put in: what it says is the same as on the long way, or it does not fit.
 */
final class PreparedShape {
    private static final String MARK = "urn:prepared-slot:";
    /** Schemes that no context uses as a prefix of its own. */
    private static final Pattern PLAIN_IRI = Pattern.compile("(https?|did|urn|data|mailto):.*", Pattern.DOTALL);

    /** Their texts are words of a context, not texts of their own. */
    private static final Set<String> CONSTANT = Set.of("@context", "type", "@type", "proofPurpose");

    private final Shape shape;
    private final List<Template> templates;
    private final boolean[] links;

    private PreparedShape(Shape shape, List<Template> templates, boolean[] links) {
        this.shape = shape;
        this.templates = templates;
        this.links = links;
    }

    /** What a document must look like. */
    private sealed interface Shape {
        record Slot(int number) implements Shape {}

        record Constant(JsonValue value) implements Shape {}

        record All(List<Map.Entry<String, Shape>> entries) implements Shape {}

        record Each(List<Shape> items) implements Shape {}
    }

    /** A term of a statement: as it is, or a slot with what stands around its text. */
    private record Term(String text, int slot, boolean literal) {
        String with(String[] texts) {
            if (slot < 0) {
                return text;
            }
            if (!literal) {
                return "<" + texts[slot] + ">";
            }
            var out = new StringBuilder(texts[slot].length() + text.length() + 2).append('"');
            Quad.escape(texts[slot], out);
            return out.append('"').append(text).toString();
        }
    }

    private record Template(
            Term subject,
            String predicate,
            Term object,
            @Nullable Term graph) {
        Quad with(String[] texts) {
            return new Quad(
                    subject.with(texts), predicate, object.with(texts), graph == null ? null : graph.with(texts));
        }
    }

    /** The shape of an example; empty when its texts do not stand in its statements one by one. */
    static Optional<PreparedShape> of(JsonObject example) {
        if (Json.write(example).contains(MARK)) {
            return Optional.empty();
        }
        var slots = new ArrayList<String>();
        var shape = shape(example, slots);
        var links = new boolean[slots.size()];
        var used = new boolean[slots.size()];
        var templates = new ArrayList<Template>();
        for (var quad : JsonLd.quads(marked(shape).asJsonObject())) {
            var graph = quad.graph();
            if (quad.predicate().contains(MARK)) {
                return Optional.empty();
            }
            templates.add(new Template(
                    term(quad.subject(), links, used),
                    quad.predicate(),
                    term(quad.object(), links, used),
                    graph == null ? null : term(graph, links, used)));
        }
        for (boolean one : used) {
            if (!one) {
                return Optional.empty();
            }
        }
        boolean embedded = templates.stream().anyMatch(PreparedShape::isEmbedded);
        return embedded ? Optional.empty() : Optional.of(new PreparedShape(shape, List.copyOf(templates), links));
    }

    private static boolean isEmbedded(Template template) {
        var graph = template.graph();
        return template.subject().text().contains(MARK)
                || template.object().text().contains(MARK)
                || (graph != null && graph.text().contains(MARK));
    }

    private static Shape shape(JsonValue value, List<String> slots) {
        return switch (value) {
            case JsonObject object -> {
                var entries = new ArrayList<Map.Entry<String, Shape>>();
                object.forEach((key, one) -> entries.add(Map.entry(
                        key,
                        CONSTANT.contains(key) || key.startsWith("@") ? new Shape.Constant(one) : shape(one, slots))));
                yield new Shape.All(List.copyOf(entries));
            }
            case JsonArray array ->
                new Shape.Each(array.stream().map(one -> shape(one, slots)).toList());
            case JsonString text -> {
                slots.add(text.getString());
                yield new Shape.Slot(slots.size() - 1);
            }
            default -> new Shape.Constant(value);
        };
    }

    private static JsonValue marked(Shape shape) {
        return switch (shape) {
            case Shape.Slot(var number) -> Json.text(MARK + number + ":");
            case Shape.Constant(var value) -> value;
            case Shape.All(var entries) -> {
                var object = Json.object();
                entries.forEach(entry -> object.add(entry.getKey(), marked(entry.getValue())));
                yield object.build();
            }
            case Shape.Each(var items) -> {
                var array = Json.array();
                items.forEach(item -> array.add(marked(item)));
                yield array.build();
            }
        };
    }

    private static Term term(String text, boolean[] links, boolean[] used) {
        boolean literal = text.startsWith("\"" + MARK);
        boolean link = text.startsWith("<" + MARK);
        if (!literal && !link) {
            return new Term(text, -1, text.startsWith("\""));
        }
        int end = text.indexOf(':', MARK.length() + 1);
        int slot = Integer.parseInt(text.substring(MARK.length() + 1, end));
        used[slot] = true;
        links[slot] |= link;
        return new Term(text.substring(end + 2), slot, literal);
    }

    /** What the document says; empty when it has another shape, or a text that JSON-LD might read as more than that. */
    Optional<List<Quad>> quads(JsonObject document) {
        var texts = new String[links.length];
        if (!fits(shape, document, texts)) {
            return Optional.empty();
        }
        var quads = new ArrayList<Quad>(templates.size());
        templates.forEach(template -> quads.add(template.with(texts)));
        return Optional.of(quads);
    }

    private boolean fits(Shape expected, @Nullable JsonValue value, String[] texts) {
        return switch (expected) {
            case Shape.Slot(var number) -> value instanceof JsonString text && fits(text.getString(), number, texts);
            case Shape.Constant(var constant) -> constant.equals(value);
            case Shape.All(var entries) -> {
                if (!(value instanceof JsonObject object) || object.size() != entries.size()) {
                    yield false;
                }
                for (var entry : entries) {
                    if (!fits(entry.getValue(), object.get(entry.getKey()), texts)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Shape.Each(var items) -> {
                if (!(value instanceof JsonArray array) || array.size() != items.size()) {
                    yield false;
                }
                for (int i = 0; i < items.size(); i++) {
                    if (!fits(items.get(i), array.get(i), texts)) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    private boolean fits(String text, int slot, String[] texts) {
        texts[slot] = text;
        return !links[slot] || (PLAIN_IRI.matcher(text).matches() && SafeExpansion.isAbsolute(text));
    }
}
