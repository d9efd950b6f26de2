package org.cadre.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class TranscriptPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId rosa;
    private Visitor visitor;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        rosa = partOne.person("Rosa Villarreal");
        visitor = partOne.signedIn(rosa);
        offering = partOne.institute(partOne.today(), 10);
        var seat = partOne.confirmed(rosa, offering);
        clock.moveTo(partOne.inDays(1));
        partOne.attended(offering, seat, 150, 45);
    }

    private List<CSVRecord> table() throws IOException {
        String csv = new String(visitor.get("/transcript.csv").bytes(), StandardCharsets.UTF_8).substring(1);
        return CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
    }

    @Test
    void saysTypeConversionAndProviderOnPaper() throws IOException {
        var pdf = visitor.get("/transcript.pdf").hasStatus(200).bytes();
        ConformsTo.pdfA3aAndUa1(pdf);
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", "transcript.pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("3.25 PD hour, 1.00 hours each", "0.33 CEU, 10.00 hours each")
                    .contains("Rosa Villarreal", "45 minutes", "0.75", "Final when the event is closed")
                    .contains("Provider: ", "10 contact hours are 1 CEU");
        }
    }

    @Test
    void isATableWhoseNumbersAddUp() throws IOException {
        var rows = table();
        assertThat(rows.getFirst().toList())
                .containsExactly(
                        "Name",
                        "Event",
                        "Module or session",
                        "Day",
                        "Attended minutes",
                        "PD hour",
                        "CEU",
                        "State",
                        "Provider");
        assertThat(rows.get(1).get(5)).isEqualTo("2.5");
        assertThat(rows.get(1).get(6)).isEqualTo("0.25");
        assertThat(rows.get(2).get(5)).isEqualTo("0.75");
        assertThat(rows.get(2).get(6)).isEqualTo("0.075");
        assertThat(rows.get(2).get(7)).isEqualTo("Final when the event is closed");
        partOne.closed(offering);
        assertThat(table().get(2).get(7)).isEqualTo("Final");
    }

    @Test
    void holdsNoFormula() throws IOException {
        for (String evil : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")) {
            jdbc.sql("update offering set title = :title").param("title", evil).update();
            assertThat(table().get(1).get(1)).isEqualTo("'" + evil);
        }
    }

    @Test
    void isEmptyInWordsForWhoAttendedNothing() throws IOException {
        var mia = partOne.signedIn(partOne.person("Mia Chen"));
        mia.get("/transcript").says("You have no PD hours yet");
        var pdf = mia.get("/transcript.pdf").hasStatus(200).bytes();
        ConformsTo.pdfA3aAndUa1(pdf);
        mia.get("/transcript.csv").hasStatus(200);
    }

    @Test
    void isOnesOwnAlone() {
        new Visitor().get("/transcript.pdf").says("Sign in");
        visitor.get("/transcript").says("Final when the event is closed").says("Transcript as PDF");
    }
}
