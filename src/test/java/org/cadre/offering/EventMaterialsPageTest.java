package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class EventMaterialsPageTest {
    private static final byte[] PDF = "%PDF-1.7 workbook".getBytes(StandardCharsets.UTF_8);

    @Autowired
    ApplicationContext beans;

    @Autowired
    EventMaterials materials;

    private PartOne partOne;
    private Visitor office;
    private Visitor trainer;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        var tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        trainer = partOne.signedIn(tomas);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        offering = partOne.institute(partOne.inDays(20), 10, tomas);
    }

    private Visitor.Filling filled(String title) {
        return office.form(
                        office.get("/office/offerings/" + offering + "/materials")
                                .hasStatus(200),
                        "#new-material")
                .with("title", title);
    }

    private EventMaterial only() {
        assertThat(materials.of(offering)).hasSize(1);
        return materials.of(offering).getFirst();
    }

    @Test
    void areOpenToThoseWithAConfirmedSeatToTrainersAndToOffice() {
        filled("Workbook")
                .send("file", "workbook.pdf", "application/pdf", PDF)
                .hasStatus(200)
                .says("Workbook is added");
        var material = only();
        var rosa = partOne.person("Rosa Villarreal");
        var mia = partOne.person("Mia Chen");
        var seat = partOne.confirmed(rosa, offering);
        var hold = partOne.held(mia, offering, null);

        partOne.signedIn(rosa).get("/registrations/" + seat + "/event").says("Workbook");
        var file = partOne.signedIn(rosa)
                .get("/registrations/" + seat + "/materials/" + material.id())
                .hasStatus(200);
        assertThat(file.bytes()).isEqualTo(PDF);
        assertThat(file.type()).isEqualTo("application/pdf");
        partOne.signedIn(mia).get("/registrations/" + hold + "/event").doesNotSay("Workbook");
        partOne.signedIn(mia)
                .get("/registrations/" + hold + "/materials/" + material.id())
                .hasStatus(404);
        partOne.signedIn(mia)
                .get("/registrations/" + seat + "/materials/" + material.id())
                .hasStatus(404);
        var atTrainers = "/trainer/offerings/" + offering + "/materials";
        trainer.get(atTrainers).says("Workbook").doesNotSay("Take out");
        trainer.get(atTrainers + "/" + material.id()).hasStatus(200);
        office.get(atTrainers + "/" + material.id()).hasStatus(200);
        partOne.signedIn(rosa).get(atTrainers).hasStatus(404);
        partOne.signedIn(partOne.person("Sol Elsewhere", Role.TRAINER))
                .get(atTrainers + "/" + material.id())
                .hasStatus(404);
    }

    @Test
    void areForASessionOrForTheWholeEvent() {
        var page = office.get("/office/offerings/" + offering + "/materials");
        var session = page.document().select("#session option").get(2);
        filled("Slides")
                .with("session", session.attr("value"))
                .with("link", "https://slides.example/2")
                .send()
                .hasStatus(200)
                .says(session.text());
        assertThat(only().link()).isEqualTo("https://slides.example/2");
    }

    @Test
    void areTakenOutAndPutBack() {
        filled("Workbook").send("file", "workbook.pdf", "application/pdf", PDF);
        var material = only();
        var page = office.button(office.get("/office/offerings/" + offering + "/materials"), "Take out")
                .send();
        assertThat(materials.of(offering)).isEmpty();
        trainer.get("/trainer/offerings/" + offering + "/materials/" + material.id())
                .hasStatus(404);
        office.button(page.says("Removed"), "Put back").send();
        only();
    }

    @Test
    void refuseWhatIsNoDocumentOrImage() {
        var page =
                filled("Tool").send("file", "tool.exe", "application/pdf", PDF).hasStatus(422);
        assertThat(page.wrong("file")).contains("tool.exe is no kind of file");
        assertThat(page.document().select("#title").attr("value")).isEqualTo("Tool");
        page = filled("Page")
                .send("file", "page.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8))
                .hasStatus(422);
        assertThat(page.wrong("file")).contains("is not a pdf file");
        var large = new byte[25 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(filled("Large")
                        .send("file", "large.pdf", "application/pdf", large)
                        .hasStatus(422)
                        .wrong("file"))
                .contains("larger than 25 MB");
        assertThat(materials.of(offering)).isEmpty();
    }

    @Test
    void needATitleAndAFileOrALink() {
        var page = filled("").send().hasStatus(422);
        assertThat(page.wrong("title")).isNotEmpty();
        assertThat(page.wrong("file")).contains("one of the two");
        assertThat(filled("Both")
                        .with("link", "https://slides.example")
                        .send("file", "a.pdf", "application/pdf", PDF)
                        .hasStatus(422)
                        .wrong("file"))
                .contains("one of the two");
        assertThat(filled("Bad")
                        .with("link", "ftp://slides.example")
                        .send()
                        .hasStatus(422)
                        .wrong("link"))
                .contains("https://");
    }
}
