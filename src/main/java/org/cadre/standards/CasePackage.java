package org.cadre.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A framework as CASE 1.1 exchanges it: one document with its items, associations and definitions, kept as they were
 * written. Whoever holds one knows that it has the shape of the standard.
 *
 * @param extras extensions of the package and of its definitions, under "package" and "definitions"
 */
record CasePackage(ObjectNode document, List<Part> parts, ObjectNode extras) {
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    CasePackage {
        parts = List.copyOf(parts);
    }

    /** What a package has lists of, in the order in which they are written. */
    enum Kind {
        ITEM("CFItem", "CFItems"),
        ASSOCIATION("CFAssociation", "CFAssociations"),
        CONCEPT("CFConcept", "CFConcepts"),
        SUBJECT("CFSubject", "CFSubjects"),
        LICENSE("CFLicense", "CFLicenses"),
        ITEM_TYPE("CFItemType", "CFItemTypes"),
        GROUPING("CFAssociationGrouping", "CFAssociationGroupings"),
        RUBRIC("CFRubric", "CFRubrics");

        private final String type;
        private final String list;

        Kind(String type, String list) {
            this.type = type;
            this.list = list;
        }

        /** Its class in the standard. */
        String type() {
            return type;
        }

        /** The name of its list in a package. */
        String list() {
            return list;
        }

        boolean isDefinition() {
            return this != ITEM && this != ASSOCIATION && this != RUBRIC;
        }

        /** As the database writes it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    /** One element of one of the lists. */
    record Part(Kind kind, ObjectNode json) {
        UUID id() {
            return UUID.fromString(text("identifier"));
        }

        String text(String field) {
            return json.path(field).asString("");
        }

        /** The id at one end of an association; null: it is none of ours, or no UUID at all. */
        @Nullable
        UUID end(String field) {
            return CaseShape.id(json.path(field).path("identifier").asString(""));
        }

        boolean isChildOf() {
            return kind == Kind.ASSOCIATION && text("associationType").equals("isChildOf");
        }

        /** What a person calls it. */
        String title() {
            return switch (kind) {
                case ITEM ->
                    text("abbreviatedStatement").isEmpty() ? text("fullStatement") : text("abbreviatedStatement");
                case ASSOCIATION ->
                    json.path("originNodeURI").path("title").asString("") + " → "
                            + json.path("destinationNodeURI").path("title").asString("");
                default -> text("title");
            };
        }
    }

    UUID id() {
        return UUID.fromString(document.path("identifier").asString());
    }

    String title() {
        return document.path("title").asString("");
    }

    List<Part> all(Kind kind) {
        return parts.stream().filter(part -> part.kind == kind).toList();
    }

    Map<UUID, Part> byId() {
        var byId = new LinkedHashMap<UUID, Part>();
        parts.forEach(part -> byId.put(part.id(), part));
        return byId;
    }

    /** The license its document names, in words; otherwise the first one it has. */
    String licenseText() {
        var named = document.path("licenseURI").path("identifier").asString("");
        var licenses = all(Kind.LICENSE);
        return licenses.stream()
                .filter(one -> one.text("identifier").equals(named))
                .findFirst()
                .or(() -> licenses.stream().findFirst())
                .map(one -> one.text("licenseText"))
                .orElse("");
    }

    /** The item above each item, by the first association that says so. */
    Map<UUID, Part> children() {
        var first = new LinkedHashMap<UUID, Part>();
        for (var part : parts) {
            var child = part.isChildOf() ? part.end("originNodeURI") : null;
            if (child != null) {
                first.putIfAbsent(child, part);
            }
        }
        return first;
    }

    /** The whole package, as it is sent and kept. */
    ObjectNode json() {
        var json = JSON.createObjectNode();
        json.set("CFDocument", document);
        var definitions = JSON.createObjectNode();
        for (var kind : Kind.values()) {
            var list = list(kind);
            if (!list.isEmpty()) {
                (kind.isDefinition() ? definitions : json).set(kind.list(), list);
            }
        }
        if (extras.has("definitions")) {
            definitions.set("extensions", extras.get("definitions"));
        }
        if (!definitions.isEmpty()) {
            json.set("CFDefinitions", definitions);
        }
        if (extras.has("package")) {
            json.set("extensions", extras.get("package"));
        }
        return json;
    }

    private ArrayNode list(Kind kind) {
        var list = JSON.createArrayNode();
        all(kind).forEach(part -> list.add(part.json));
        return list;
    }

    /** Takes a package apart whose shape has been looked at. */
    static CasePackage of(JsonNode json) {
        var parts = new ArrayList<Part>();
        for (var kind : Kind.values()) {
            for (var one : (kind.isDefinition() ? json.path("CFDefinitions") : json).path(kind.list())) {
                parts.add(new Part(kind, (ObjectNode) one));
            }
        }
        var extras = JSON.createObjectNode();
        if (json.has("extensions")) {
            extras.set("package", json.get("extensions"));
        }
        if (json.path("CFDefinitions").has("extensions")) {
            extras.set("definitions", json.path("CFDefinitions").get("extensions"));
        }
        return new CasePackage((ObjectNode) json.get("CFDocument"), parts, extras);
    }
}
