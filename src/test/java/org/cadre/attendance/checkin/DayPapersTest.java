package org.cadre.attendance.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.Role;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class DayPapersTest {
    private static final List<String> NAMES = List.of(
            "Ana Alvarez",
            "Ben Brown",
            "Cleo Carter",
            "Dan Dorsey",
            "Eva Ellis",
            "Finn Foster",
            "Gus Green",
            "Hana Hill",
            "Ida Irving");

    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private Visitor trainer;
    private OfferingId offering;
    private final List<RegistrationId> seats = new ArrayList<>();

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        clock.moveTo(partOne.inDays(1)); // nine in the morning of a day, whenever the tests run
        var tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        trainer = partOne.signedIn(tomas);
        offering = partOne.institute(partOne.today(), 20, tomas);
        NAMES.forEach(name -> seats.add(partOne.confirmed(partOne.person(name), offering)));
    }

    private String page() {
        return "/checkin/" + offering;
    }

    private String session(int number) {
        return offerings.sessions(offering).get(number - 1).id().toString();
    }

    private String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static byte[] keep(String name, byte[] pdf) throws IOException {
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", name + ".pdf"), pdf);
        return pdf;
    }

    @Nested
    class TheSignInSheet {
        @Test
        void numbersEveryNameAndKeepsBothStandards() throws IOException {
            partOne.held(partOne.person("Jo Jarvis"), offering, null);
            var pdf = keep("sign-in-sheet", trainer.get(page() + "/sheet.pdf").bytes());
            ConformsTo.pdfA3aAndUa1(pdf);
            assertThat(text(pdf))
                    .contains("Sheet 1, printed", "Leadership Immersion Institute", "8:00 AM Central", "Signature")
                    .contains("Ana Alvarez", "Ida Irving")
                    .containsPattern("10\\s+Jo Jarvis\\s+seat not confirmed yet");
        }

        @Test
        void keepsItsNumberWhileTheListIsTheSame() throws IOException {
            trainer.get(page() + "/sheet.pdf");
            assertThat(text(trainer.get(page() + "/sheet.pdf?session=" + session(2))
                            .bytes()))
                    .contains("Sheet 1");
            partOne.confirmed(partOne.person("Abe Early"), offering);
            assertThat(text(trainer.get(page() + "/sheet.pdf").bytes())).contains("Sheet 2");
        }

        @Test
        void printsInSpiteOfALetterThatOurFontsLack() throws IOException {
            jdbc.sql("update person set display_name = 'Ana 王 Alvarez' where display_name = 'Ana Alvarez'")
                    .update();
            var pdf = trainer.get(page() + "/sheet.pdf").bytes();
            ConformsTo.pdfA3aAndUa1(pdf);
            assertThat(text(pdf)).contains("Ana ? Alvarez");
            ConformsTo.pdfA3aAndUa1(trainer.get(page() + "/badges.pdf").bytes());
        }
    }

    @Nested
    class TheBadges {
        @Test
        void areEightToASheetAndKeepBothStandards() throws IOException {
            jdbc.sql("update person set state = 'TX', display_name = 'María Guadalupe Concepción Hernández-Castañeda'"
                            + " where display_name = 'Ben Brown'")
                    .update();
            var pdf = keep("badges", trainer.get(page() + "/badges.pdf").bytes());
            ConformsTo.pdfA3aAndUa1(pdf);
            assertThat(pages(pdf)).isEqualTo(2);
            assertThat(text(pdf)).contains("Ana Alvarez", "Ida Irving", "TX");
        }

        @Test
        void areNotPrintedForNobody() {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            var empty = partOne.institute(partOne.inDays(9), 5);
            office.get("/checkin/" + empty + "/badges.pdf").says("no badge to print");
        }
    }

    @Nested
    class TheMarksOfASheet {
        private Visitor.Page form() {
            trainer.get(page() + "/sheet.pdf");
            return trainer.get(page() + "/paper");
        }

        private List<String> marked() {
            return jdbc.sql("""
                    select p.display_name || ' ' || a.minutes || ' ' || a.method
                      from attendance a
                      join registration r on r.id = a.registration
                      join person p on p.id = r.person
                     order by 1
                    """).query(String.class).list();
        }

        @Test
        void areTypedBackByLinesAndTicksForAllSessionsAtOnce() {
            clock.moveTo(partOne.inDays(1));
            trainer.button(form(), "Save the marks")
                    .with("lines-" + session(1), "1-2, 9")
                    .with("lines-" + session(4), "1")
                    .with("mark", "3:" + session(1), "1:" + session(1))
                    .send()
                    .says("5 marks are written.");
            assertThat(marked())
                    .containsExactly(
                            "Ana Alvarez 150 paper",
                            "Ana Alvarez 150 paper",
                            "Ben Brown 150 paper",
                            "Cleo Carter 150 paper",
                            "Ida Irving 150 paper");
            trainer.button(trainer.get(page() + "/paper"), "Save the marks")
                    .with("lines-" + session(1), "1-3")
                    .send()
                    .says("No new mark; 3 were there already.");
        }

        @Test
        void countTheLinesAsTheyWerePrinted() {
            var page = form();
            partOne.confirmed(partOne.person("Abe Early"), offering);
            trainer.get(page() + "/sheet.pdf");
            trainer.button(page, "Save the marks")
                    .with("lines-" + session(1), "1")
                    .send()
                    .says("One mark is written");
            assertThat(marked()).containsExactly("Ana Alvarez 150 paper");
            trainer.get(page() + "/paper").says("Sheet 2").says("Another sheet: Sheet 1");
        }

        @Test
        void areRefusedInWordsAndKeptAsTyped() {
            for (String typed : List.of("12", "0", "3-1", "99999", "one")) {
                var again = trainer.button(form(), "Save the marks")
                        .with("lines-" + session(1), "1, " + typed)
                        .send()
                        .hasStatus(422);
                assertThat(again.wrong("lines-" + session(1))).contains(typed);
                assertThat(again.document().select("#lines-" + session(1)).attr("value"))
                        .isEqualTo("1, " + typed);
            }
            assertThat(marked()).isEmpty();
        }

        @Test
        void areNotGivenToWhoTookTheSeatAfterwards() {
            var page = form();
            jdbc.sql("update registration set person = :other where id = :seat")
                    .param("other", partOne.person("Zoe Zimmer").value())
                    .param("seat", seats.getFirst().value())
                    .update();
            jdbc.sql("update registration set seat = 'returned', ended_at = :now where id = :seat")
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .param("seat", seats.get(1).value())
                    .update();
            var filling = trainer.button(page, "Save the marks");
            var again = filling.with("lines-" + session(1), "1, 3").send().hasStatus(422);
            assertThat(again.wrong("lines-" + session(1)))
                    .isEqualTo("Line 1 was printed for Ana Alvarez, but the seat is now Zoe Zimmer's."
                            + " Check Zoe Zimmer in by name if they came.");
            assertThat(filling.with("lines-" + session(1), "2").send().wrong("lines-" + session(1)))
                    .contains("Ben Brown, whose seat was given back since");
            assertThat(marked()).isEmpty();
        }

        @Test
        void areNotTypedBackOnceTheEventIsClosed() {
            var page = form();
            clock.moveTo(partOne.inDays(2));
            partOne.closed(offering);
            trainer.button(page, "Save the marks")
                    .with("lines-" + session(1), "1")
                    .send()
                    .says("This event is closed");
            assertThat(marked()).isEmpty();
        }
    }
}
