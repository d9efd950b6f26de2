package org.cadre.attendance;

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
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.attendance.CompletionSheet.Check;
import org.cadre.attendance.CompletionSheet.Labels;
import org.cadre.attendance.CompletionSheet.Module;
import org.cadre.attendance.CompletionSheet.Signer;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.paper.WithLogo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionSheetTest {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, CompletionSheetTest.class.getClassLoader(), "org.cadre");

    private static final String ADDRESS = "https://cadre.example.org/check/LII-2027-00117";

    private final Papers papers = new Papers();

    @Nested
    class WithAllModules {

        private final byte[] pdf = pdf(sheet(
                "Rosa Villarreal",
                "Mar 5, 2027",
                "2.50",
                "15.00",
                new Check(
                        ADDRESS.substring("https://".length()),
                        QrCode.svg(ADDRESS, "QR code that opens the check page"))));

        @Test
        void keepsBothStandards() throws IOException {
            ConformsTo.pdfA3aAndUa1(pdf);
            keep("completion", pdf);
        }

        @Test
        void namesEachModuleWithItsHours() throws IOException {
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
                assertThat(new PDFTextStripper().getText(document))
                        .contains("Discovering Your Strengths", "The Art of Effective Feedback")
                        .contains("2.50", "15.00", "Bluebonnet", "LII-2027-00117");
            }
        }
    }

    @Nested
    class WithPartialCredit {

        @Test
        void saysWhichModuleIsMissing() throws IOException {
            var name = "Dr. María Guadalupe Concepción Hernández-Castañeda de la Vega";
            var pdf = pdf(sheet(name, "Not attended", "0.00", "12.50", null));
            ConformsTo.pdfA3aAndUa1(pdf);
            keep("completion-partial", pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isOne();
                assertThat(new PDFTextStripper().getText(document)).contains("Not attended", "0.00", "12.50");
            }
        }
    }

    @Test
    void showsTheLogoAndBreaksNoStandard(@TempDir Path folder) throws IOException {
        var pdf = pdf(WithLogo.papers(folder), sheet("Rosa Villarreal", "Mar 5, 2027", "2.50", "15.00", null));
        ConformsTo.pdfA3aAndUa1(pdf);
        assertThat(WithLogo.pictures(pdf)).isOne();
        keep("completion-logo", pdf);
    }

    private byte[] pdf(CompletionSheet sheet) {
        return pdf(papers, sheet);
    }

    private static byte[] pdf(Papers papers, CompletionSheet sheet) {
        var xhtml = new StringOutput();
        TEMPLATES.render("attendance/completion-sheet.jte", sheet, xhtml);
        return papers.pdf(
                xhtml.toString(),
                Details.of(
                        "Certificate of completion for " + sheet.participant(),
                        sheet.association(),
                        Instant.parse("2027-03-06T23:10:00Z")));
    }

    private static CompletionSheet sheet(
            String participant, String lastAttended, String lastHours, String total, @Nullable Check check) {
        return new CompletionSheet(
                "en-US",
                "Sample Association of School Principals",
                "Certificate of Completion",
                participant,
                "completed the Leadership Immersion Institute, a two-day event of six modules on mentoring principals.",
                "Bluebonnet ISD Conference Center, Austin, Texas · March 5 and 6, 2027",
                List.of(
                        new Module("Mentoring New School Leaders: A Journey of Discovery", "Mar 5, 2027", "2.50"),
                        new Module(
                                "Leading in a Culture of Change: Leadership Standards at Work", "Mar 5, 2027", "2.50"),
                        new Module("Discovering Your Strengths", "Mar 5, 2027", "2.50"),
                        new Module("The Art and Science of Adult Learning", "Mar 6, 2027", "2.50"),
                        new Module("The Art of Effective Feedback", "Mar 6, 2027", "2.50"),
                        new Module("Foundations of Effective Mentor Programs", lastAttended, lastHours)),
                total,
                "March 6, 2027",
                check == null ? null : "LII-2027-00117",
                check == null
                        ? List.of(
                                new Signer("Ines Delgado", "Executive Director"),
                                new Signer("Samuel Ortega", "Lead Trainer"))
                        : List.of(new Signer("Ines Delgado", "Executive Director")),
                check,
                new Labels(
                        "This certifies that",
                        "Module",
                        "Attended",
                        "PD hours",
                        "Professional development hours in all",
                        "Issued",
                        "Number",
                        "Check this certificate at",
                        "Seal: an eight-pointed star within two laurel branches"),
                check == null ? null : "Sample: this association and this certificate are made up");
    }

    /** For the eye: {@code target/papers}. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", name + ".pdf"), pdf);
    }
}
