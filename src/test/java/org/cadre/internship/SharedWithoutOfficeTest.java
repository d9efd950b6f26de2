package org.cadre.internship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Office enters for Rosa, who phoned, or for Ines: what Rosa and Del share stays between them and the coach. */
@CadreTest
class SharedWithoutOfficeTest extends PartTwo {
    private static final String SUMMARY = "The quarrel about the bell schedule";
    private static final String NEXT = "Del talks to the counselor";

    private Visitor opal = new Visitor();
    private String place = "";

    @BeforeEach
    void log() {
        opal = Visitor.as("opal");
        var rosa = Visitor.as("rosa");
        filled(rosa, today.minusDays(1), "06:10", 45)
                .with("summary", SUMMARY)
                .with("nextSteps", NEXT)
                .send();
        rosa.get("/internship/log").says(SUMMARY).says(NEXT);
        place = "/internship/log/" + newestEntry(cast.rosasPairing);
        rosa.get(place).says(SUMMARY);
    }

    private void enterFor(Object person) {
        opal.button(opal.get("/office/people/" + person), "Enter for").send();
    }

    @Test
    void isNotReadByOfficeThatEntersForTheMit() {
        enterFor(cast.rosa);
        opal.get("/internship/log").hasStatus(200).doesNotSay(SUMMARY).doesNotSay(NEXT);
        var form = opal.button(opal.get(place), "Save the change");
        assertThat(form.value("summary")).isEmpty();
        assertThat(form.value("nextSteps")).isEmpty();
    }

    @Test
    void isNotInTheTableThatOfficeTakesAlongForTheMit() {
        var rosas = new String(Visitor.as("rosa").get("/internship/log.csv").bytes(), StandardCharsets.UTF_8);
        assertThat(rosas).contains(SUMMARY, NEXT);
        enterFor(cast.rosa);
        var offices = new String(opal.get("/internship/log.csv").hasStatus(200).bytes(), StandardCharsets.UTF_8);
        assertThat(offices).contains("45").doesNotContain(SUMMARY, NEXT);
    }

    @Test
    void neitherIsAFileThatSupportsAContact() {
        var rosa = Visitor.as("rosa");
        rosa.form(rosa.get(place), "form[action$=evidence]")
                .send(
                        "evidence",
                        "call-with-del.ics",
                        "text/calendar",
                        "BEGIN:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));
        String file = rosa.get(place).document().select("a[href*=evidence]").attr("href");
        rosa.get(file).hasStatus(200);
        String coachs = "/coach/internships/" + cast.rosasInternship + "/log";
        Visitor.as("ines").get(file.replace("/internship/log", coachs)).hasStatus(200);

        enterFor(cast.rosa);
        opal.get(file).hasStatus(404);
        opal.get(place).doesNotSay("call-with-del.ics");
        opal.get("/internship/log").doesNotSay("call-with-del.ics");
        opal.postToken(file + "/deletion").hasStatus(404);

        var other = Visitor.as("opal");
        other.button(other.get("/office/people/" + cast.coach), "Enter for").send();
        other.get(file.replace("/internship/log", coachs)).hasStatus(404);
        other.get(coachs).hasStatus(200).doesNotSay("call-with-del.ics");
    }

    @Test
    void neitherIsAPrivateNote() {
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get(place), "Save the change")
                .with("note", "I was too quick.")
                .send();
        enterFor(cast.rosa);
        for (String page : List.of("/internship/log", place, "/internship/log.csv")) {
            var shown = opal.get(page).hasStatus(200);
            assertThat(new String(shown.bytes(), StandardCharsets.UTF_8)).doesNotContain("I was too quick.");
        }
        opal.get("/internship/log/phone").hasStatus(404);
    }

    @Test
    void neitherAreThePlanAndWhatTheMitToldOfficeInPrivate() {
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/word-to-office"), "Send to office")
                .with("words", "I would rather change my protégé.")
                .send();
        rosa.get("/internship/word-to-office").says("rather change");
        rosa.get("/internship/plan").hasStatus(200);
        enterFor(cast.rosa);
        opal.get("/internship/word-to-office").hasStatus(200).doesNotSay("rather change");
        opal.get("/internship/plan").hasStatus(404);
    }

    @Test
    void staysWhenOfficeChangesTheContactForTheMit() {
        enterFor(cast.rosa);
        opal.button(opal.get(place), "Save the change").with("minutes", 30).send();
        assertThat(jdbc.sql("select minutes || ' ' || summary || ' ' || next_steps from contact_entry where id = :id")
                        .param("id", newestEntry(cast.rosasPairing))
                        .query(String.class)
                        .single())
                .isEqualTo("30 " + SUMMARY + " " + NEXT);
    }

    @Test
    void isNotReadByOfficeThatEntersForTheCoach() {
        String page = "/coach/internships/" + cast.rosasInternship + "/log";
        Visitor.as("ines").get(page).says(SUMMARY).says(NEXT);
        enterFor(cast.coach);
        opal.get(page).hasStatus(200).doesNotSay(SUMMARY).doesNotSay(NEXT);
    }

    @Test
    void neitherIsAQuestionAboutAContact() {
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
        var del = new Visitor();
        del.form(del.get(linkTo("del@bluebonnet.example")), ".rows li:first-child form[action$=dispute]")
                .with("why", "It was half an hour.")
                .send();
        rosa.form(rosa.get("/internship/log"), "form[action$=dispute]")
                .with("answer", "My calendar says more.")
                .send();
        enterFor(cast.rosa);
        opal.get("/internship/log").doesNotSay("It was half an hour.").doesNotSay("My calendar says more.");
    }
}
