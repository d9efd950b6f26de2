package org.cadre.certification.layout;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.cadre.certification.layout.CertificateSheet.Check;
import org.cadre.certification.layout.CertificateSheet.Labels;
import org.cadre.certification.layout.CertificateSheet.Part;
import org.cadre.certification.layout.CertificateSheet.Signer;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Headline;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.Picture;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.paper.Snapshot;
import org.cadre.platform.paper.WithLogo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateSheetTest {

    private static final String ADDRESS = "https://cadre.example.org/check/NMC-2027-00042";

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, CertificateSheetTest.class.getClassLoader(), "org.cadre");

    private final Papers papers = new Papers();

    @Nested
    class ThePaper {

        private final byte[] pdf =
                pdf(sheet("Rosa Villarreal", 2, "Sample: this association and this certificate are made up"));

        @Test
        void keepsBothStandards() throws IOException {
            ConformsTo.pdfA3aAndUa1(pdf);
            keep("certificate", pdf);
        }

        @Test
        void isOneLetterPageOnItsSide() throws IOException {
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
                assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.LETTER.getHeight());
                assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(PDRectangle.LETTER.getWidth());
            }
        }

        @Test
        void saysAllThatTheSheetHolds() throws IOException {
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains(
                                "National Mentor Certificate",
                                "Rosa Villarreal",
                                "15.00 PD hours",
                                "72.00 contact hours")
                        .contains("March 9, 2027", "March 9, 2030", "NMC-2027-00042", "Ines Delgado", "made up")
                        .contains("cadre.example.org/check/NMC-2027-00042");
            }
        }
    }

    @Nested
    class AName {

        @Test
        void isSetInFortyPoints() {
            assertThat(sheet("Rosa Villarreal", 1, null).name())
                    .isEqualTo(new Headline(40, List.of("Rosa Villarreal")));
        }

        @Test
        void ofAnyLengthKeepsThePaperOnOnePage() throws IOException {
            var name = "Dr. María Guadalupe Concepción Hernández-Castañeda de la Vega y Wolfeschlegelsteinhausen III";
            var pdf = pdf(sheet(name, 3, null));
            ConformsTo.pdfA3aAndUa1(pdf);
            keep("certificate-long", pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
            }
        }

        @Test
        void isWrittenAsItIsAndNeverAsMarkup() throws IOException {
            try (var document = Loader.loadPDF(pdf(sheet("Rosa <b>O'Neill</b> & Söhne", 1, null)))) {
                assertThat(new PDFTextStripper().getText(document)).contains("Rosa <b>O'Neill</b> & Söhne");
            }
        }
    }

    @Nested
    class ALogo {
        @Test
        void standsOnThePaperAndBreaksNoStandard(@TempDir Path folder) throws IOException {
            var sheet = sheet("Rosa Villarreal", 2, null);
            assertThat(WithLogo.pictures(pdf(papers, sheet))).isZero();
            var pdf = pdf(WithLogo.papers(folder), sheet);
            ConformsTo.pdfA3aAndUa1(pdf);
            assertThat(WithLogo.pictures(pdf)).isOne();
            assertThat(pdf(WithLogo.papers(folder), sheet)).isEqualTo(pdf);
            keep("certificate-logo", pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
            }
        }
    }

    @Nested
    class Full {
        private final Map<String, Picture> pictures = Map.of(
                "logo", picture(new Color(0, 70, 140), 500, 200),
                "one", picture(new Color(20, 30, 90, 220), 600, 160),
                "two", picture(new Color(0, 0, 0), 300, 300),
                "three", picture(new Color(90, 20, 20, 128), 900, 120));

        private final byte[] pdf = pdf(papers, full(), pictures);

        @Test
        void keepsBothStandardsWithPicturesOnItsOnePage() throws IOException {
            ConformsTo.pdfA3aAndUa1(pdf);
            assertThat(WithLogo.pictures(pdf)).isEqualTo(4);
            assertThat(pdf(new Papers(), full(), pictures)).isEqualTo(pdf);
            keep("certificate-full", pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
            }
        }

        @Test
        void staysInsideItsFrame() throws IOException {
            var places = new Places();
            try (var document = Loader.loadPDF(pdf)) {
                places.getText(document);
            }
            assertThat(places.seen).isNotEmpty().allSatisfy(letter -> {
                assertThat(letter.getXDirAdj()).isBetween(0.5f * 72, 10.5f * 72);
                assertThat(letter.getYDirAdj()).as(letter.getUnicode()).isBetween(0.5f * 72, 7.95f * 72);
            });
        }

        private CertificateSheet full() {
            var usual = sheet(
                    "Dr. María Guadalupe Concepción Hernández-Castañeda de la Vega y Wolfeschlegelsteinhausen III",
                    3,
                    "Sample: this association and this certificate are made up");
            var names = List.of("one", "two", "three");
            return new CertificateSheet(
                    usual.language(),
                    usual.association(),
                    "National Certificate for Mentors of Principals in Turnaround",
                    usual.holder(),
                    (usual.statement() + " ").repeat(2).strip(),
                    usual.parts(),
                    "The mentor competencies rest on: "
                            + String.join(" · ", Collections.nCopies(8, "Leading Learning Communities, 2nd edition")),
                    usual.issued(),
                    usual.validUntil(),
                    usual.number(),
                    IntStream.range(0, 3)
                            .mapToObj(i -> new Signer(
                                    usual.signers().get(i).name(),
                                    usual.signers().get(i).title(),
                                    names.get(i)))
                            .toList(),
                    usual.check(),
                    usual.labels(),
                    usual.sample(),
                    new Look("#0b3d91", "#111111", "logo"));
        }
    }

    /** Where each letter stands. */
    private static final class Places extends PDFTextStripper {
        final List<TextPosition> seen = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition text) {
            seen.add(text);
            super.processTextPosition(text);
        }
    }

    @Nested
    class InBlackAndWhite {
        private static final int DOTS = 200;

        /** Each module of the code, in the middle of it, as a camera sees a gray copy. */
        @Test
        void theCodeCanStillBeRead() throws IOException {
            var page =
                    ImageIO.read(new ByteArrayInputStream(Snapshot.png(pdf(sheet("Rosa Villarreal", 2, null)), DOTS)));
            var code = io.nayuki.qrcodegen.QrCode.encodeText(ADDRESS, Ecc.MEDIUM);
            double module = 1.4 * DOTS / (code.size + 8);
            for (int y = -4; y < code.size + 4; y++) {
                for (int x = -4; x < code.size + 4; x++) {
                    var color = new Color(page.getRGB(
                            (int) (8.425 * DOTS + (x + 4.5) * module), (int) (5.75 * DOTS + (y + 4.5) * module)));
                    int gray = (color.getRed() * 299 + color.getGreen() * 587 + color.getBlue() * 114) / 1000;
                    assertThat(gray < 128).as("module %d, %d", x, y).isEqualTo(code.getModule(x, y));
                }
            }
        }
    }

    private static Picture picture(Color color, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setColor(color);
        drawing.setStroke(new BasicStroke(height / 20f));
        for (int i = 0; i < 4; i++) {
            drawing.draw(new CubicCurve2D.Double(
                    width * (0.05 + i * 0.2),
                    height * 0.8,
                    width * 0.1 * i,
                    0,
                    width * (0.4 + 0.1 * i),
                    height * 1.2,
                    width * (0.3 + i * 0.2),
                    height * 0.2));
        }
        drawing.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return ((Picture.Outcome.Good) Picture.read(out.toByteArray(), 1_000, 450)).picture();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] pdf(CertificateSheet sheet) {
        return pdf(papers, sheet);
    }

    private static byte[] pdf(Papers papers, CertificateSheet sheet) {
        return pdf(papers, sheet, Map.of());
    }

    private static byte[] pdf(Papers papers, CertificateSheet sheet, Map<String, Picture> pictures) {
        var xhtml = new StringOutput();
        TEMPLATES.render(
                "certification/layout/certificate-sheet.jte", Map.of("sheet", sheet, "pictures", pictures), xhtml);
        var details = Details.of(
                "National Mentor Certificate of " + sheet.holder(),
                sheet.association(),
                Instant.parse("2027-03-09T20:30:00Z"));
        return papers.pdf(xhtml.toString(), details);
    }

    private static CertificateSheet sheet(String holder, int signers, @Nullable String sample) {
        return new CertificateSheet(
                "en-US",
                "Sample Association of School Principals",
                "National Mentor Certificate",
                holder,
                "completed the Leadership Immersion Institute and a nine-month mentor internship with a protégé,"
                        + " and is certified as a mentor of school principals.",
                List.of(
                        new Part("Leadership Immersion Institute", "15.00 PD hours"),
                        new Part("Mentor internship, June 2026 to March 2027", "72.00 contact hours")),
                "Mentor competencies rest on the six standards of Leading Learning Communities and on the Professional"
                        + " Standards for Educational Leaders 2015.",
                "March 9, 2027",
                "March 9, 2030",
                "NMC-2027-00042",
                List.of(
                                new Signer("Ines Delgado", "Executive Director"),
                                new Signer("Dr. Walter Okonkwo", "President of the Board"),
                                new Signer(
                                        "Margaret-Anne Thistlewood", "Director of Mentor Training and Certification"))
                        .subList(0, signers),
                new Check(
                        ADDRESS.substring("https://".length()),
                        QrCode.svg(ADDRESS, "QR code that opens the check page")),
                new Labels(
                        "This certifies that",
                        "Issued",
                        "Valid until",
                        "Number",
                        "Check this certificate at",
                        "Seal: an eight-pointed star within two laurel branches"),
                sample,
                Look.STANDARD);
    }

    /** For the eye: {@code target/papers}. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", name + ".pdf"), pdf);
    }
}
