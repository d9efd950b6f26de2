package org.cadre.internship.mit;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.Test;

/** An MIT leaves of their own accord, told with Rosa. */
@CadreTest
class LeavingPageTest extends PartTwo {
    private static final String PLACE = "/internship/leaving";

    @Test
    void endsInternshipAndPairingAndTellsTheProtegeWithoutAReason() {
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get(PLACE), "Leave the internship")
                .with("reason", "I change to another district. 👋")
                .with("sure", "yes")
                .send()
                .says("You have left the internship");
        assertThat(jdbc.sql("select state || ' ' || end_reason from internship where id = :id")
                        .param("id", cast.rosasInternship)
                        .query(String.class)
                        .single())
                .isEqualTo("withdrawn I change to another district. 👋");
        assertThat(jdbc.sql("select plain from mail where recipient = 'del@bluebonnet.example'")
                        .query(String.class)
                        .single())
                .contains("Your pairing with Rosa Delgado has ended")
                .doesNotContain("another district");
        Visitor.as("opal")
                .get("/office/internships/" + cast.rosasInternship)
                .says("I change to another district.")
                .says("Rosa Delgado");
        rosa.get(PLACE).hasStatus(404);
    }

    @Test
    void asksForAReasonAndForATickAndKeepsWhatWasTyped() {
        var rosa = Visitor.as("rosa");
        var again = rosa.button(rosa.get(PLACE), "Leave the internship").send().hasStatus(422);
        assertThat(again.wrong("reason")).isNotEmpty();
        assertThat(again.wrong("sure")).isNotEmpty();
        var longer = rosa.button(again, "Leave the internship")
                .with("reason", "x".repeat(10_000))
                .send()
                .hasStatus(422);
        assertThat(rosa.button(longer, "Leave the internship").value("reason")).hasSize(10_000);
        rosa.get("/internship/log").hasStatus(200);
    }

    @Test
    void isForWhoHasAPlaceThatGoesOn() {
        Visitor.as("nadia").get(PLACE).hasStatus(404);
        Visitor.as("theo").get(PLACE).hasStatus(404);
    }
}
