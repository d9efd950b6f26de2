package org.cadre.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
class CompletionPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId rosa;
    private OfferingId offering;
    private Visitor visitor;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        rosa = partOne.person("Rosa Villarreal");
        offering = partOne.institute(partOne.today(), 10);
        visitor = partOne.signedIn(rosa);
        clock.moveTo(partOne.inDays(1));
    }

    private void complete() {
        partOne.attendedAll(offering, partOne.confirmed(rosa, offering));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void isThereTheSameEvening() throws IOException {
        complete();
        visitor.get("/registrations").says("Completion certificate");

        var paper = visitor.get("/completion/" + offering + ".pdf").hasStatus(200);
        assertThat(paper.type()).isEqualTo("application/pdf");
        ConformsTo.pdfA3aAndUa1(paper.bytes());
        assertThat(text(paper.bytes()))
                .contains("Rosa Villarreal", "15.00", "Discovering Your Strengths", "Bluebonnet Hall");
    }

    @Test
    void isDrawnOnceAndNeverAgain() throws IOException {
        complete();
        var first = visitor.get("/completion/" + offering + ".pdf").bytes();
        jdbc.sql("update person set legal_name = 'Rosa Newname' where id = :rosa")
                .param("rosa", rosa.value())
                .update();
        partOne.closed(offering);
        clock.moveTo(partOne.inDays(40));

        assertThat(visitor.get("/completion/" + offering + ".pdf").bytes()).isEqualTo(first);
        assertThat(text(first)).contains("Rosa Villarreal");
    }

    @Test
    void namesAModuleThatWasMadeUpElsewhere() throws IOException {
        var seat = partOne.confirmed(rosa, offering);
        partOne.attended(offering, seat, 150, 150, 150, 150, 150);
        visitor.get("/completion/" + offering + ".pdf").hasStatus(404);

        var later = partOne.institute(partOne.inDays(60), 10);
        var again = partOne.confirmed(rosa, later);
        clock.moveTo(partOne.inDays(61));
        partOne.attended(later, again, 0, 0, 0, 0, 0, 150);

        visitor.get("/completion/" + offering + ".pdf").hasStatus(404);
        var paper = visitor.get("/completion/" + later + ".pdf").hasStatus(200);
        assertThat(text(paper.bytes())).contains("15.00", "Foundations of Effective Mentor Programs");
    }

    @Test
    void ofSomebodyElseIsNotFound() {
        complete();
        partOne.signedIn(partOne.person("Mia Chen"))
                .get("/completion/" + offering + ".pdf")
                .hasStatus(404);
    }

    @Test
    void ofARecertificationDayNamesItsHours() throws IOException {
        var day = partOne.recertification(partOne.today(), 10);
        partOne.attendedAll(day, partOne.confirmed(rosa, day));
        var paper = visitor.get("/completion/" + day + ".pdf").hasStatus(200);
        ConformsTo.pdfA3aAndUa1(paper.bytes());
        assertThat(text(paper.bytes())).contains("Recertification Training", "6.00");
    }
}
