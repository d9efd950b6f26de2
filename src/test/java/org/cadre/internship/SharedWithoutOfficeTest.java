package org.cadre.internship;

import static org.assertj.core.api.Assertions.assertThat;

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
