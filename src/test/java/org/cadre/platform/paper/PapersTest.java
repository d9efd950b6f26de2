package org.cadre.platform.paper;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PapersTest {

    private static final Details DETAILS =
            Details.of("A sheet & its title", "Sample Association", Instant.parse("2027-03-09T20:30:00.123Z"));

    private final Papers papers = new Papers();

    @Nested
    class APaper {

        private static final Attachment ATTACHMENT = new Attachment(
                "credential.json",
                "application/vc+ld+json",
                "{\"name\":\"Rosa\"}".getBytes(StandardCharsets.UTF_8),
                "The same in a form for machines",
                Attachment.Relation.ALTERNATIVE);

        private final byte[] pdf = papers.pdf(
                sheet("""
                        <h1>A sheet</h1>
                        <p>See <a href="https://example.org/check/42">the check page</a> or
                        <a href="https://example.org/list" title="All lists">this list</a>.</p>
                        <h2>Hours</h2>
                        <table>
                          <thead><tr><th scope="col">Module</th><th scope="col" class="number">Hours</th></tr></thead>
                          <tbody><tr><th scope="row">Discovering Your Strengths</th><td class="number">2.50</td></tr></tbody>
                        </table>
                        <table><tr><th scope="row">Without a head</th><td>still a table</td></tr></table>
                        <ul><li>one</li><li>two</li></ul>
                        <p>%s<img alt="A dot" src="data:image/png;base64,%s"/></p>
                        """.formatted(QrCode.svg("https://example.org/check/42", "Opens the check page"), DOT)),
                DETAILS.with(ATTACHMENT));

        @Test
        void keepsBothStandards() {
            ConformsTo.pdfA3aAndUa1(pdf);
        }

        @Test
        void saysWhereItsLinksLead() throws IOException {
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getPage(0).getAnnotations())
                        .extracting(PDAnnotation::getContents)
                        .containsExactly("the check page", "All lists");
            }
        }

        @Test
        void carriesItsAttachments() throws IOException {
            try (var document = Loader.loadPDF(pdf)) {
                var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                var file = requireNonNull(names.getEmbeddedFiles().getNames().get("credential.json"));
                assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(ATTACHMENT.bytes());
                assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("application/vc+ld+json");
                assertThat(file.getFileDescription()).isEqualTo("The same in a form for machines");
                assertThat(file.getCOSObject().getNameAsString("AFRelationship"))
                        .isEqualTo("Alternative");
                assertThat(document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF))
                        .hasSize(1);
            }
        }

        @Test
        void saysWhatItIsAndWhenItWasMade() throws IOException {
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A sheet & its title");
                assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                        .isEqualTo("2027-03-09T20:30:00Z");
                assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-US");
                assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                        .isTrue();
            }
        }
    }

    @Nested
    class Attachments {

        @Test
        void ofEveryRelationAndKindKeepBothStandards() {
            var details = DETAILS;
            for (var relation : Attachment.Relation.values()) {
                for (var type : List.of("application/json", "application/vc", "text/plain", "image/png")) {
                    details = details.with(new Attachment(
                            relation + type.replace('/', '-'),
                            type,
                            ("A file that is " + relation).getBytes(StandardCharsets.UTF_8),
                            "What it is",
                            relation));
                }
            }
            ConformsTo.pdfA3aAndUa1(papers.pdf(sheet("<h1>With files</h1>"), details));
        }

        @Test
        void enterTheBytesOfThePaper() {
            var one = new Attachment(
                    "a.json", "application/json", new byte[] {'{', '}'}, "A", Attachment.Relation.SOURCE);
            var other = new Attachment(
                    "a.json", "application/json", new byte[] {'[', ']'}, "A", Attachment.Relation.SOURCE);
            assertThat(papers.pdf(sheet("<p>x</p>"), DETAILS.with(one)))
                    .isEqualTo(papers.pdf(sheet("<p>x</p>"), DETAILS.with(one)))
                    .isNotEqualTo(papers.pdf(sheet("<p>x</p>"), DETAILS.with(other)));
        }
    }

    @Nested
    class OverSeveralPages {

        @Test
        void keepsBothStandards() throws IOException {
            var rows =
                    "<tr><th scope=\"row\">A line of an invoice</th><td class=\"number\">450.00</td></tr>".repeat(80);
            var pdf = papers.pdf(
                    sheet(
                            "<h1>Many lines</h1><table><thead><tr><th>Line</th><th class=\"number\">Price</th></tr></thead>"
                                    + "<tbody>%s</tbody></table>".formatted(rows)),
                    DETAILS);
            ConformsTo.pdfA3aAndUa1(pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isGreaterThan(1);
            }
        }
    }

    @Nested
    class TheCheckItself {

        @Test
        void refusesAFileThatKeepsNeitherStandard() throws IOException {
            var plain = new ByteArrayOutputStream();
            try (var document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(plain);
            }
            assertThatThrownBy(() -> ConformsTo.pdfA3aAndUa1(plain.toByteArray()))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Nested
    class MadeTwice {

        @Test
        void isTheSameBytes() throws Exception {
            var xhtml = sheet("<h1>A sheet</h1><p>Rosa <b>bold</b></p>" + QrCode.svg("42", "A code"));
            var first = new Papers().pdf(xhtml, DETAILS);
            Callable<byte[]> again = () -> papers.pdf(xhtml, DETAILS);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var other :
                        threads.invokeAll(Stream.generate(() -> again).limit(8).toList())) {
                    assertThat(other.get()).isEqualTo(first);
                }
            }
        }

        @Test
        void isAnotherFileWhenItSaysAnotherThing() {
            assertThat(papers.pdf(sheet("<p>one</p>"), DETAILS)).isNotEqualTo(papers.pdf(sheet("<p>two</p>"), DETAILS));
        }
    }

    @Nested
    class Names {

        @Test
        void keepTheirAccents() throws IOException {
            var name = "José Peñaőł Łukasz Dvořák Žižek Gülşen Nguyễn Ærøskøbing";
            var pdf = papers.pdf(sheet("<p>%s</p>".formatted(name)), DETAILS);
            assertThat(textOf(pdf)).contains(name);
            ConformsTo.pdfA3aAndUa1(pdf);
        }

        @Test
        void areComposedSoThatAccentsStandOnTheirLetters() throws IOException {
            assertThat(textOf(papers.pdf(sheet("<p>Jose\u0301</p>"), DETAILS))).contains("José");
        }

        @Test
        void areRefusedWhenALetterHasNoGlyph() {
            assertThatThrownBy(() -> papers.pdf(sheet("<p>王 Wang 王明</p>"), DETAILS))
                    .asInstanceOf(type(UnprintableText.class))
                    .satisfies(refusal -> assertThat(refusal.characters()).containsExactly("王", "明"))
                    .satisfies(refusal -> assertThat(refusal).hasMessageContaining("王 (U+738B"));
        }

        @Test
        void areRefusedWhenTheyRunFromRightToLeft() {
            assertThat(Papers.unprintable("רות Ruth")).containsExactly("ר", "ו", "ת");
        }

        @Test
        void areRefusedWithControlCharacters() {
            assertThatThrownBy(() -> papers.pdf(sheet("<p>Rosa\u0007</p>"), DETAILS))
                    .isInstanceOf(UnprintableText.class);
        }

        @Test
        void loseInvisibleMarksPastedAlong() throws IOException {
            assertThat(Papers.unprintable("Rosa\u200e\ufeff")).isEmpty();
            assertThat(textOf(papers.pdf(sheet("<p>Ro\u200esa</p>"), DETAILS))).contains("Rosa");
        }
    }

    @Nested
    class Outside {

        @Test
        void isNeverAsked() {
            for (var outside : List.of(
                    "<img alt=\"\u2014\" src=\"https://127.0.0.1:1/logo.png\"/>",
                    "<img alt=\"\u2014\" src=\"file:///etc/passwd\"/>",
                    "<img alt=\"\u2014\" src=\"classpath:/paper/../application.properties\"/>",
                    "<img alt=\"\u2014\" src=\"classpath:/db/logo.png\"/>",
                    "<p style=\"background: url(http://127.0.0.1:1/x.png)\">x</p>",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" alt=\"-\" viewBox=\"0 0 9 9\"><image"
                            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\""
                            + " xlink:href=\"http://127.0.0.1:1/x.png\"/></svg>")) {
                assertThatThrownBy(() -> papers.pdf(sheet(outside), DETAILS))
                        .as(outside)
                        .isInstanceOf(RefusedResource.class);
            }
        }

        @Test
        void isNotReachedByStyleSheets() {
            var xhtml = sheet("<p>x</p>")
                    .replace("</head>", "<link rel=\"stylesheet\" href=\"https://127.0.0.1:1/x.css\"/></head>");
            assertThatThrownBy(() -> papers.pdf(xhtml, DETAILS))
                    .asInstanceOf(type(RefusedResource.class))
                    .satisfies(refusal -> assertThat(refusal.addresses()).containsExactly("https://127.0.0.1:1/x.css"));
        }

        @Test
        void isNotReachedByEntities() {
            var xhtml = "<!DOCTYPE html [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + sheet("<p>&e;</p>");
            assertThatThrownBy(() -> papers.pdf(xhtml, DETAILS)).hasMessageContaining("DOCTYPE");
        }
    }

    @Nested
    class AMistakeInATemplate {

        @Test
        void isNamedWithItsLine() {
            assertThatThrownBy(() -> papers.pdf(sheet("\n<p>open"), DETAILS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line ");
        }

        @Test
        void isAPictureWithoutWords() {
            assertThatThrownBy(
                            () -> papers.pdf(sheet("<img src=\"data:image/png;base64,%s\"/>".formatted(DOT)), DETAILS))
                    .hasMessageContaining("alternative text");
        }

        @Test
        void isAStyleSheetThatIsNotThere() {
            var xhtml = sheet("<p>x</p>").replace("sheet.css", "shet.css");
            assertThatThrownBy(() -> papers.pdf(xhtml, DETAILS)).hasMessageContaining("shet.css");
        }
    }

    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static String sheet(String body) {
        return """
                <html xmlns="http://www.w3.org/1999/xhtml" lang="en-US"><head><title>A sheet</title>
                <link rel="stylesheet" href="classpath:/paper/sheet.css"/></head><body>%s</body></html>
                """.formatted(body);
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
