package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks whether a file has the shape of a CASE 1.1 package, and says in words where it has not. What it lets through is
 * valid against the standard's own schema.
 */
final class CaseShape {
    private static final int MOST = 100;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OWN_WORD = Pattern.compile("ext:[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Set<String> LINKS = Set.of(
            "isChildOf",
            "isPeerOf",
            "isPartOf",
            "exactMatchOf",
            "precedes",
            "isRelatedTo",
            "replacedBy",
            "exemplar",
            "hasSkillLevel",
            "isTranslationOf");

    /** What may stand in a field. */
    private enum Shape {
        ID,
        TEXT,
        TEXTS,
        DAY,
        MOMENT,
        WHOLE,
        NUMBER,
        LINK,
        LINKS,
        NODE,
        ASSOCIATION,
        OBJECT,
        OBJECTS,
        CRITERIA,
        LEVELS
    }

    private record Field(boolean required, Shape shape) {}

    private static final Map<String, Field> DOCUMENT = fields("identifier! id, uri! text, frameworkType text,"
            + " caseVersion text, creator! text, title! text, lastChangeDateTime! moment, officialSourceURL text,"
            + " publisher text, description text, subject texts, subjectURI links, language text, version text,"
            + " adoptionStatus text, statusStartDate day, statusEndDate day, licenseURI link, notes text,"
            + " extensions object");
    private static final Map<String, Field> ITEM = fields("identifier! id, fullStatement! text, alternativeLabel text,"
            + " CFItemType text, uri! text, humanCodingScheme text, listEnumeration text, abbreviatedStatement text,"
            + " conceptKeywords texts, conceptKeywordsURI link, notes text, subject texts, subjectURI links,"
            + " language text, educationLevel texts, CFItemTypeURI link, licenseURI link, statusStartDate day,"
            + " statusEndDate day, lastChangeDateTime! moment, extensions object");
    private static final Map<String, Field> ASSOCIATION = fields("identifier! id, associationType! association,"
            + " sequenceNumber whole, uri! text, originNodeURI! node, destinationNodeURI! node,"
            + " CFAssociationGroupingURI link, lastChangeDateTime! moment, notes text, extensions object");
    private static final Map<String, Field> CONCEPT = fields("identifier! id, uri! text, title! text, keywords text,"
            + " hierarchyCode! text, description text, lastChangeDateTime! moment, extensions object");
    private static final Map<String, Field> SUBJECT = fields("identifier! id, uri! text, title! text,"
            + " hierarchyCode! text, description text, lastChangeDateTime! moment, extensions object");
    private static final Map<String, Field> LICENSE = fields("identifier! id, uri! text, title! text,"
            + " description text, licenseText! text, lastChangeDateTime! moment, extensions object");
    private static final Map<String, Field> ITEM_TYPE = fields("identifier! id, uri! text, title! text,"
            + " description! text, hierarchyCode! text, typeCode text, lastChangeDateTime! moment, extensions object");
    private static final Map<String, Field> GROUPING = fields("identifier! id, uri! text, title! text,"
            + " description text, lastChangeDateTime! moment, extensions object");
    private static final Map<String, Field> RUBRIC = fields("identifier! id, uri! text, title text, description text,"
            + " lastChangeDateTime! moment, CFRubricCriteria criteria, extensions object");
    private static final Map<String, Field> CRITERION = fields("identifier! id, uri! text, category text,"
            + " description text, CFItemURI link, weight number, position whole, rubricId id,"
            + " lastChangeDateTime! moment, CFRubricCriterionLevels levels, extensions object");
    private static final Map<String, Field> LEVEL = fields("identifier! id, uri! text, description text, quality text,"
            + " score number, feedback text, position whole, rubricCriterionId id, lastChangeDateTime! moment,"
            + " extensions objects");
    private static final Map<String, Field> LINK = fields("title! text, identifier! id, uri! text");
    private static final Map<String, Field> NODE = fields("title! text, identifier! text, uri! text, targetType text");
    private static final Set<String> PACKAGE =
            Set.of("CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics", "extensions");
    private static final Set<String> DEFINITIONS =
            Set.of("CFConcepts", "CFSubjects", "CFLicenses", "CFItemTypes", "CFAssociationGroupings", "extensions");

    /** What only stands where an element is sent alone; some publishers leave it in their packages. */
    private static final List<String> ALONE = List.of("CFDocumentURI", "CFPackageURI");

    private static Map<String, Field> fields(String written) {
        var fields = new LinkedHashMap<String, Field>();
        for (var one : written.split(", ")) {
            var words = one.split(" ");
            boolean required = words[0].endsWith("!");
            fields.put(
                    required ? words[0].substring(0, words[0].length() - 1) : words[0],
                    new Field(required, Shape.valueOf(words[1].toUpperCase(Locale.ROOT))));
        }
        return fields;
    }

    /** What reading a file comes to. */
    sealed interface Outcome {
        record Read(CasePackage content) implements Outcome {}

        record Refused(List<Sentence> problems) implements Outcome {}
    }

    private final List<Sentence> problems = new ArrayList<>();

    private CaseShape() {}

    static Outcome read(byte[] bytes) {
        JsonNode json;
        try {
            json = CasePackage.JSON.readTree(bytes);
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new Outcome.Refused(List.of(
                    at == null || at.getLineNr() < 1
                            ? Sentence.of("standards.case.no-json")
                            : Sentence.of("standards.case.no-json.at", at.getLineNr(), at.getColumnNr())));
        }
        var shape = new CaseShape();
        shape.look(json);
        return shape.problems.isEmpty() ? new Outcome.Read(CasePackage.of(json)) : new Outcome.Refused(shape.problems);
    }

    private void look(JsonNode json) {
        if (!json.isObject() || !json.path("CFDocument").isObject()) {
            wrong(Sentence.of("standards.case.no-package"));
            return;
        }
        unknown(Sentence.of("standards.case.where.package"), json, PACKAGE);
        one("CFDocument", 0, json.get("CFDocument"), DOCUMENT);
        var version = json.get("CFDocument").path("caseVersion").asString("1.1");
        if (!version.equals("1.1")) {
            wrong(Sentence.of("standards.case.version", version));
        }
        object("CFDefinitions", json);
        object("extensions", json);
        var definitions = json.path("CFDefinitions");
        if (definitions.isObject()) {
            unknown(Sentence.of("standards.case.where.package"), definitions, DEFINITIONS);
            object("extensions", definitions);
        }
        for (var kind : CasePackage.Kind.values()) {
            list(kind, (kind.isDefinition() ? definitions : json).path(kind.list()));
        }
    }

    private void object(String field, JsonNode within) {
        if (within.has(field) && !within.get(field).isObject()) {
            wrong(Sentence.of("standards.case.wrong.object", Sentence.of("standards.case.where.package"), field));
        }
    }

    private void list(CasePackage.Kind kind, JsonNode list) {
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            wrong(Sentence.of("standards.case.no-list", kind.list()));
            return;
        }
        int number = 0;
        for (var one : list) {
            one(kind.type(), ++number, one, fieldsOf(kind));
        }
    }

    private static Map<String, Field> fieldsOf(CasePackage.Kind kind) {
        return switch (kind) {
            case ITEM -> ITEM;
            case ASSOCIATION -> ASSOCIATION;
            case CONCEPT -> CONCEPT;
            case SUBJECT -> SUBJECT;
            case LICENSE -> LICENSE;
            case ITEM_TYPE -> ITEM_TYPE;
            case GROUPING -> GROUPING;
            case RUBRIC -> RUBRIC;
        };
    }

    private void one(String type, int number, JsonNode json, Map<String, Field> fields) {
        var id = json.path("identifier").asString("");
        fit(
                number == 0
                        ? Sentence.of("standards.case.where.document", type)
                        : id.isEmpty()
                                ? Sentence.of("standards.case.where.number", type, number)
                                : Sentence.of("standards.case.where", type, number, id),
                json,
                fields);
    }

    private void fit(Sentence where, JsonNode json, Map<String, Field> fields) {
        if (!(json instanceof ObjectNode object)) {
            wrong(Sentence.of("standards.case.no-object", where));
            return;
        }
        ALONE.forEach(object::remove);
        unknown(where, object, fields.keySet());
        fields.forEach((name, field) -> {
            var value = object.get(name);
            if (value != null) {
                fit(where, name, value, field.shape);
            } else if (field.required) {
                wrong(Sentence.of("standards.case.missing", where, name));
            }
        });
    }

    private void unknown(Sentence where, JsonNode object, Set<String> known) {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong(Sentence.of("standards.case.unknown-field", where, name)));
    }

    private void fit(Sentence where, String name, JsonNode value, Shape shape) {
        switch (shape) {
            case ID -> right(id(value.asString("")) != null && value.isString(), "id", where, name);
            case TEXT -> right(isText(value), "text", where, name);
            case TEXTS -> right(isList(value) && all(value, CaseShape::isText), "texts", where, name);
            case DAY -> right(isText(value) && isDay(value.asString()), "day", where, name);
            case MOMENT -> right(isText(value) && isMoment(value.asString()), "moment", where, name);
            case WHOLE -> right(value.isIntegralNumber() && value.canConvertToInt(), "whole", where, name);
            case NUMBER -> right(value.isNumber(), "number", where, name);
            case OBJECT -> right(value.isObject(), "object", where, name);
            case OBJECTS -> right(isList(value) && all(value, JsonNode::isObject), "objects", where, name);
            case ASSOCIATION ->
                right(
                        isText(value)
                                && (LINKS.contains(value.asString())
                                        || OWN_WORD.matcher(value.asString()).matches()),
                        "association",
                        where,
                        name);
            case LINK -> fit(Sentence.of("standards.case.within", name, where), value, LINK);
            case LINKS -> many(where, name, value, LINK);
            case NODE -> {
                fit(Sentence.of("standards.case.within", name, where), value, NODE);
                var target = value.path("targetType").asString("CASE");
                right(
                        target.equals("CASE") || OWN_WORD.matcher(target).matches(),
                        "target",
                        where,
                        name + ".targetType");
            }
            case CRITERIA -> many(where, name, value, CRITERION);
            case LEVELS -> many(where, name, value, LEVEL);
        }
    }

    private void many(Sentence where, String name, JsonNode value, Map<String, Field> fields) {
        if (!isList(value)) {
            right(false, "objects", where, name);
            return;
        }
        for (var one : value) {
            fit(Sentence.of("standards.case.within", name, where), one, fields);
        }
    }

    private void right(boolean right, String shape, Sentence where, String name) {
        if (!right) {
            wrong(Sentence.of("standards.case.wrong." + shape, where, name));
        }
    }

    private void wrong(Sentence problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    private static boolean isList(JsonNode value) {
        return value.isArray();
    }

    private static boolean all(JsonNode list, java.util.function.Predicate<JsonNode> right) {
        for (var one : list) {
            if (!right.test(one)) {
                return false;
            }
        }
        return true;
    }

    /** Text that a database keeps and a page shows: no NUL in it, and no half of a character. */
    private static boolean isText(JsonNode value) {
        return value.isString()
                && value.asString().indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(value.asString());
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /** The id that is written there in the one form the standard has; null: none. */
    static @Nullable UUID id(String text) {
        return ID.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** The names of the fields by which a document may be chosen and sorted. */
    static List<String> documentFields() {
        var names = new ArrayList<>(DOCUMENT.keySet());
        names.add("CFPackageURI");
        return names;
    }
}
