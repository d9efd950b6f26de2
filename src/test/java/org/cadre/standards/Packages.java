package org.cadre.standards;

import java.util.List;
import java.util.function.Consumer;
import org.cadre.platform.text.Sentence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A made-up framework of somebody else: two strands with two standards, one of them linked to PSEL 2015. */
public final class Packages {
    static final String DOCUMENT = id(1);
    static final String FIRST_STRAND = id(11);
    static final String SECOND_STRAND = id(12);
    static final String LISTENING = id(21);
    static final String ASKING = id(22);
    static final String PSEL_6 = LastingIds.of("psel-2015-6").toString();

    private Packages() {}

    static String id(int number) {
        return "00000000-0000-4000-8000-" + "%012d".formatted(number);
    }

    static ObjectNode made() {
        var json = CasePackage.JSON.createObjectNode();
        var document = json.putObject("CFDocument");
        element(document, "CFDocuments", 1);
        document.put("caseVersion", "1.1");
        document.put("title", "Prairie coaching standards");
        document.put("creator", "Prairie University");
        document.put("adoptionStatus", "Adopted");
        document.putObject("extensions").put("prairie:color", "blue");
        var items = json.putArray("CFItems");
        item(items, 11, "A", "Talking");
        item(items, 12, "B", "Seeing");
        item(items, 21, "A.1", "Listening to understand");
        item(items, 22, "A.2", "Asking before advising");
        var links = json.putArray("CFAssociations");
        link(links, 31, FIRST_STRAND, "isChildOf", DOCUMENT).put("sequenceNumber", 1);
        link(links, 32, SECOND_STRAND, "isChildOf", DOCUMENT).put("sequenceNumber", 2);
        link(links, 33, LISTENING, "isChildOf", FIRST_STRAND).put("sequenceNumber", 1);
        link(links, 34, ASKING, "isChildOf", FIRST_STRAND).put("sequenceNumber", 2);
        link(links, 35, LISTENING, "isRelatedTo", PSEL_6);
        var definitions = json.putObject("CFDefinitions");
        var subject = definitions.putArray("CFSubjects").addObject();
        element(subject, "CFSubjects", 41);
        subject.put("title", "Coaching").put("hierarchyCode", "1");
        var license = definitions.putArray("CFLicenses").addObject();
        element(license, "CFLicenses", 42);
        license.put("title", "Open").put("licenseText", "Free to use with credit to Prairie University.");
        return json;
    }

    private static void element(ObjectNode json, String list, int number) {
        json.put("identifier", id(number));
        json.put("uri", "https://prairie.example/case/" + list + "/" + id(number));
        json.put("lastChangeDateTime", "2026-03-01T12:00:00+00:00");
    }

    private static void item(ArrayNode items, int number, String code, String statement) {
        var json = items.addObject();
        element(json, "CFItems", number);
        json.put("humanCodingScheme", code).put("fullStatement", statement);
    }

    static ObjectNode link(ArrayNode links, int number, String from, String type, String to) {
        var json = links.addObject();
        element(json, "CFAssociations", number);
        json.put("associationType", type);
        node(json, "originNodeURI", from);
        node(json, "destinationNodeURI", to);
        return json;
    }

    private static void node(ObjectNode json, String field, String id) {
        json.putObject(field)
                .put("title", "Something")
                .put("identifier", id)
                .put("uri", "https://prairie.example/case/nodes/" + id);
    }

    /** The same with something changed, as bytes of a file. */
    public static byte[] file(Consumer<ObjectNode> change) {
        var json = made();
        change.accept(json);
        return CasePackage.JSON.writeValueAsBytes(json);
    }

    public static byte[] file() {
        return file(_ -> {});
    }

    static CasePackage read(byte[] file) {
        return switch (CaseShape.read(file)) {
            case CaseShape.Outcome.Read(var content) -> content;
            case CaseShape.Outcome.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    static List<Sentence> problems(byte[] file) {
        return switch (CaseShape.read(file)) {
            case CaseShape.Outcome.Read(var _) -> List.of();
            case CaseShape.Outcome.Refused(var problems) -> problems;
        };
    }
}
