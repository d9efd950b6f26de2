package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.WithLogo;
import org.cadre.registration.invoice.BillSheet.Fact;
import org.cadre.registration.invoice.BillSheet.Line;
import org.cadre.registration.invoice.BillSheet.Payer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillSheetTest {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, BillSheetTest.class.getClassLoader(), "org.cadre");

    private final Papers papers = new Papers();

    @Test
    void keepsBothStandardsWithDiscountTwoPayersAndALongName() throws IOException {
        var pdf = pdf(List.of(
                new Line(
                        "Leadership Immersion Institute, Bluebonnet · Fri, Mar 5–Sat, Mar 6, 2027 · Austin, TX",
                        "20",
                        "$495.00",
                        "$9,900.00"),
                new Line("Discount", "", "", "-$990.00")));
        ConformsTo.pdfA3aAndUa1(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Consolidated Independent School", "Attention: Señora Peña", "-$990.00");
        }
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", "quote.pdf"), pdf);
    }

    @Test
    void goesOnToASecondPage() throws IOException {
        var lines = new ArrayList<Line>();
        for (int i = 1; i <= 60; i++) {
            lines.add(new Line("Line number " + i, "1", "$10.00", "$10.00"));
        }
        var pdf = pdf(lines);
        ConformsTo.pdfA3aAndUa1(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
    }

    @Test
    void showsTheLogoAndBreaksNoStandard(@TempDir Path folder) throws IOException {
        var pdf = pdf(WithLogo.papers(folder), List.of(new Line("A seat", "1", "$495.00", "$495.00")));
        ConformsTo.pdfA3aAndUa1(pdf);
        assertThat(WithLogo.pictures(pdf)).isOne();
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", "quote-logo.pdf"), pdf);
    }

    private byte[] pdf(List<Line> lines) {
        return pdf(papers, lines);
    }

    private static byte[] pdf(Papers papers, List<Line> lines) {
        var sheet = new BillSheet(
                "en-US",
                "Sample Association of School Principals",
                "1 Example Plaza, Austin, TX 78701",
                "Quote Q-00012",
                List.of(new Fact("Number", "Q-00012"), new Fact("Good through", "December 27, 2026")),
                List.of(
                        new Payer(
                                "Bill to, in part",
                                "Consolidated Independent School District of the Upper Rio Grande Valley and Adjoining Counties",
                                List.of(
                                        "1 Long Road, Bluebonnet, TX",
                                        "Attention: Señora Peña",
                                        "ap@bluebonnet.example")),
                        new Payer("Bill to, in part", "Bluebonnet Education Foundation", List.of())),
                new BillSheet.Labels("What it is for", "What", "Seats", "Each", "Amount"),
                lines,
                List.of(new Fact("Total", "$8,910.00"), new Fact("Your share of it", "$8,000.00")),
                List.of("The 20 seats are kept for you through December 27, 2026."),
                "Sample: this association and this paper are made up");
        var xhtml = new StringOutput();
        TEMPLATES.render("registration/invoice/bill-sheet.jte", sheet, xhtml);
        return papers.pdf(
                xhtml.toString(),
                Details.of(sheet.title(), sheet.association(), Instant.parse("2026-11-27T15:00:00Z")));
    }
}
