package org.cadre.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CaseShapeTest {
    private final Texts texts = new Texts();

    private List<String> said(byte[] file) {
        return Packages.problems(file).stream().map(texts::say).toList();
    }

    @Test
    void takesAPackageThatFitsTheSchema() {
        assertThat(CaseSchema.wrong(Packages.made().toString())).isEmpty();
        assertThat(said(Packages.file())).isEmpty();
    }

    @Test
    void givesBackWhatItRead() {
        assertThat(Packages.read(Packages.file()).json()).isEqualTo(Packages.made());
    }

    @Test
    void namesTheElementThatLacksSomething() {
        assertThat(said(Packages.file(json -> item(json, 2).remove("fullStatement"))))
                .containsExactly(
                        "CFItem number 3 (" + Packages.LISTENING + ") has no fullStatement, which CASE 1.1 asks for.");
    }

    private static ObjectNode item(ObjectNode json, int index) {
        return (ObjectNode) json.path("CFItems").get(index);
    }

    @Test
    void refusesAnotherVersion() {
        assertThat(said(Packages.file(json -> document(json).put("caseVersion", "1.0"))))
                .singleElement()
                .asString()
                .contains("CASE 1.0", "Only CASE 1.1");
    }

    private static ObjectNode document(ObjectNode json) {
        return (ObjectNode) json.get("CFDocument");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(said(Packages.file(json -> {
                    document(json).put("lastChangeDateTime", "yesterday");
                    document(json).put("subject", "Coaching");
                    item(json, 0).put("identifier", "ONE");
                    item(json, 1).put("color", "blue");
                    ((ObjectNode) json.path("CFAssociations").get(0)).put("associationType", "isBelow");
                })))
                .hasSize(5);
    }

    @Test
    void letsThroughNothingThatTheSchemaRefuses() {
        assertThat(said(Packages.file(json -> item(json, 0).put("language", 7))))
                .hasSize(1);
        assertThat(said(Packages.file(json -> item(json, 0).putNull("notes")))).hasSize(1);
        assertThat(said(Packages.file(
                        json -> item(json, 0).putArray("educationLevel").add(9))))
                .hasSize(1);
        assertThat(said(Packages.file(json -> item(json, 0).put("fullStatement", "a\0b"))))
                .hasSize(1);
        assertThat(said(Packages.file(json -> json.put("CFRubrics", "none")))).hasSize(1);
        assertThat(said(Packages.file(json -> json.put("more", 1)))).hasSize(1);
    }

    @Test
    void readsWhatOnlyStandsInElementsAloneAndLeavesItOut() {
        var read = Packages.read(Packages.file(json -> item(json, 0).putObject("CFDocumentURI")));
        assertThat(read.json()).isEqualTo(Packages.made());
    }

    @Test
    void refusesWhatIsNoPackage() {
        assertThat(said(bytes("{\"CFDocument\": {"))).singleElement().asString().contains("line 1");
        assertThat(said(bytes(""))).hasSize(1);
        assertThat(said(bytes("[]"))).singleElement().asString().contains("no CASE package");
        assertThat(said(bytes("{\"CFItems\": []}"))).singleElement().asString().contains("no CFDocument");
        assertThat(said(bytes("{\"CFDocument\": {}, \"CFDocument\": {}}"))).hasSize(1);
        assertThat(said(bytes("[".repeat(100_000)))).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
