package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks through an expanded document for what would be lost, or mean something else elsewhere, once it is statements. */
final class SafeExpansion {
    private static final Pattern ABSOLUTE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`\\x7f\\p{Cs}]*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> LOST = Set.of("@index", "@annotation", "@nest");

    private SafeExpansion() {}

    static boolean isAbsolute(String iri) {
        return ABSOLUTE.matcher(iri).matches();
    }

    static void check(JsonArray expanded) {
        if (expanded.size() != 1 || !(expanded.getFirst() instanceof JsonObject root) || root.containsKey("@value")) {
            throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, "document");
        }
        if (root.size() == 1 && root.containsKey("@id")) {
            throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, "id");
        }
        walk(root, "document");
    }

    private static void walk(JsonValue value, String key) {
        switch (value) {
            case JsonArray array -> array.forEach(one -> walk(one, key));
            case JsonObject object when object.containsKey("@value") -> value(object, key);
            case JsonObject object -> object.entrySet().forEach(SafeExpansion::entry);
            default -> throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, key);
        }
    }

    private static void entry(Map.Entry<String, JsonValue> entry) {
        var key = entry.getKey();
        switch (key) {
            case "@id" -> iri(entry.getValue(), UnsafeDocument.Problem.RELATIVE_ID);
            case "@type" ->
                entry.getValue().asJsonArray().forEach(type -> iri(type, UnsafeDocument.Problem.RELATIVE_TYPE));
            case "@graph", "@list", "@set", "@included" -> walk(entry.getValue(), key);
            case "@reverse" -> entry.getValue().asJsonObject().entrySet().forEach(SafeExpansion::entry);
            default -> {
                if (LOST.contains(key)) {
                    throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, key);
                }
                if (!isAbsolute(key)) {
                    throw new UnsafeDocument(UnsafeDocument.Problem.UNDEFINED_TERM, key);
                }
                walk(entry.getValue(), key);
            }
        }
    }

    private static void iri(JsonValue value, UnsafeDocument.Problem problem) {
        var text = value instanceof JsonString string ? string.getString() : value.toString();
        if (!isAbsolute(text) && !Quad.isBlank(text)) {
            throw new UnsafeDocument(problem, text);
        }
    }

    private static void value(JsonObject object, String key) {
        if (object.containsKey("@index") || JsonValue.NULL.equals(object.get("@value"))) {
            throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, key);
        }
        if (object.get("@language") instanceof JsonString language
                && !LANGUAGE.matcher(language.getString()).matches()) {
            throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, language.getString());
        }
        if (object.get("@type") instanceof JsonString type
                && !type.getString().equals("@json")
                && !isAbsolute(type.getString())) {
            throw new UnsafeDocument(UnsafeDocument.Problem.RELATIVE_TYPE, type.getString());
        }
    }
}
