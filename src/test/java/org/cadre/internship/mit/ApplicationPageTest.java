package org.cadre.internship.mit;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.Test;

@CadreTest
class ApplicationPageTest extends PartTwo {
    @Test
    void offersCertificationToWhoCompletedPartOne() {
        var nadia = Visitor.as("nadia");
        var page = nadia.get("/internship").hasStatus(200).says("You may choose it now");
        nadia.button(page, "Pursue certification").send().says("You have chosen to pursue certification");
        nadia.get("/internship").says("Office places you in a cohort");
        assertThat(deedsAbout(cast.partOneDone)).contains("internship.applied");
    }

    @Test
    void takesAnApplicationOnceHoweverOftenItIsSent() {
        var nadia = Visitor.as("nadia");
        var form = nadia.button(nadia.get("/internship"), "Pursue certification");
        form.send();
        form.send().hasStatus(200);
        assertThat(jdbc.sql("select count(*) from internship where person = :person")
                        .param("person", cast.partOneDone.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void letsAnApplicationBeTakenBackBeforeThereIsAPlace() {
        var nadia = Visitor.as("nadia");
        nadia.button(nadia.get("/internship"), "Pursue certification").send();
        var page = nadia.get("/internship");
        nadia.button(page, "Take my application back").send().says("Pursue certification");
    }

    @Test
    void saysWhatComesFirstToWhoHasNotCompletedPartOne() {
        var nate = Visitor.as("nate");
        var page = nate.get("/internship").says("First comes the Leadership Immersion Institute");
        assertThat(page.document().select("form[action=/internship/application]"))
                .isEmpty();
    }

    @Test
    void wantsAVisitorToSignIn() {
        var stranger = new Visitor();
        assertThat(stranger.get("/internship").address().getPath()).isEqualTo("/sign-in");
    }
}
