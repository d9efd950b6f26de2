package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.certification.CertificateSheet.Check;
import org.cadre.certification.CertificateSheet.Labels;
import org.cadre.certification.CertificateSheet.Part;
import org.cadre.certification.CertificateSheet.Signer;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Headline;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.paper.WithLogo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateSheetTest {

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

    private byte[] pdf(CertificateSheet sheet) {
        return pdf(papers, sheet);
    }

    private static byte[] pdf(Papers papers, CertificateSheet sheet) {
        var xhtml = new StringOutput();
        TEMPLATES.render("certification/certificate-sheet.jte", sheet, xhtml);
        var details = Details.of(
                "National Mentor Certificate of " + sheet.holder(),
                sheet.association(),
                Instant.parse("2027-03-09T20:30:00Z"));
        return papers.pdf(xhtml.toString(), details);
    }

    private static CertificateSheet sheet(String holder, int signers, @Nullable String sample) {
        var address = "https://cadre.example.org/check/NMC-2027-00042";
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
                        address.substring("https://".length()),
                        QrCode.svg(address, "QR code that opens the check page")),
                new Labels(
                        "This certifies that",
                        "Issued",
                        "Valid until",
                        "Number",
                        "Check this certificate at",
                        "Seal: an eight-pointed star within two laurel branches"),
                sample);
    }

    /** For the eye: {@code target/papers}. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", name + ".pdf"), pdf);
    }
}
