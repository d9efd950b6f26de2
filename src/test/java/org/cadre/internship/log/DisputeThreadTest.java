package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Del remembers a contact otherwise; he and Rosa talk about it, and Ines sees how it ends. */
@CadreTest
class DisputeThreadTest extends PartTwo {
    private static final String DEL = "del@bluebonnet.example";

    private Visitor rosa = new Visitor();
    private final Visitor del = new Visitor();
    private String place = "";

    @BeforeEach
    void question() {
        rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
        place = linkTo(DEL);
        del.form(del.get(place), ".rows li:first-child form[action$=dispute]")
                .with("why", "It was half an hour.")
                .send();
    }

    private void delSays(String words) {
        del.form(del.get(place), "form[action$=answer]").with("answer", words).send();
    }

    private Visitor.Page rosaSays(String words) {
        return rosa.form(rosa.get("/internship/log"), "form[action$=dispute]")
                .with("answer", words)
                .send();
    }

    @Test
    void isReadByBothOfThemAndToldByMail() {
        rosaSays("My calendar says 45 minutes.").says("Del Ramos gets a mail with your answer.");
        assertThat(linkTo(DEL)).contains("/protege/contacts/");
        del.get(place).says("My calendar says 45 minutes.").says("Rosa Delgado,");
        delSays("Then I forgot the end of it.");
        assertThat(linkTo("rosa@bluebonnet.example")).endsWith("/internship/log");
        rosa.get("/internship/log").says("Then I forgot the end of it.");
        assertThat(deedsAbout(cast.rosa)).filteredOn("dispute.answered"::equals).hasSize(2);
    }

    @Test
    void isCountedButNotReadByTheCoach() {
        rosaSays("My calendar says 45 minutes.");
        Visitor.as("ines")
                .get("/coach/internships/" + cast.rosasInternship + "/log")
                .says("One word has been said about it between the two.")
                .doesNotSay("My calendar says 45 minutes.");
    }

    @Test
    void isMailedNoMoreThanTenTimesADayBySide() {
        int before = mailsTo("rosa@bluebonnet.example");
        for (int i = 0; i < 10; i++) {
            delSays("Word " + i);
        }
        var refused = del.form(del.get(place), "form[action$=answer]")
                .with("answer", "One too many.")
                .send()
                .hasStatus(422);
        assertThat(refused.text()).contains("a lot about this contact today", "One too many.");
        assertThat(mailsTo("rosa@bluebonnet.example") - before).isEqualTo(10);
        rosaSays("My calendar says 45 minutes.").says("Del Ramos gets a mail with your answer.");
    }

    @Test
    void asksForWords() {
        assertThat(rosaSays(" ").hasStatus(422).text()).contains("Please write what you would like to say");
        delSays(" ");
        assertThat(rosaSays("x".repeat(10_000)).hasStatus(422).text()).contains("1,000", "10,000");
    }

    @Test
    void endsWithADecisionWhoseReasonBothRead() {
        var ines = Visitor.as("ines");
        ines.form(ines.get("/coach/internships/" + cast.rosasInternship + "/log"), "form[action$=dispute]")
                .with("reason", "The calendar has half an hour.")
                .send()
                .says("questioned, then reversed by the coach");
        rosa.get("/internship/log")
                .says("questioned, then reversed by the coach")
                .says("The calendar has half an hour.");
        del.get(place).says("Taken back (1)");
    }

    @Test
    void isOverOnceTheContactIsCorrected() {
        var answering =
                rosa.form(rosa.get("/internship/log"), "form[action$=dispute]").with("answer", "Wait");
        var change = rosa.get("/internship/log")
                .document()
                .select("li:has(form[action$=dispute]) a:contains(Change)")
                .attr("href");
        rosa.button(rosa.get(change), "Save the change").with("minutes", 30).send();
        answering.send().says("settled already");
        rosa.get("/internship/log").says("questioned, then corrected");
    }
}
