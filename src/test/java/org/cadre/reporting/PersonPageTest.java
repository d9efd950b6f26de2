package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

@CadreTest
class PersonPageTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Statements statements;

    private Bluebonnet bluebonnet;
    private LocalDate today;

    @BeforeEach
    void people() {
        today = clock.today();
        bluebonnet = new Bluebonnet(batches, editions, today);
    }

    private Visitor office() {
        bluebonnet.write();
        return bluebonnet.as(bluebonnet.ada);
    }

    private static String page(PersonId person) {
        return "/office/people/" + person;
    }

    @Test
    void showsEverythingInTheOrderOfTheProgramWithWhatIsNextOnTop() {
        var rosa = bluebonnet
                .intern("Rosa Example", 4)
                .contact(40, 120, true)
                .contact(10, 90, false)
                .report(1, "accepted");
        var shown = office().get(page(rosa.person())).hasStatus(200);

        assertThat(shown.document().select("main section[id]").eachAttr("id"))
                .containsSubsequence(
                        "who", "registrations", "attendance", "internship", "certificates", "access", "trail");
        assertThat(shown.document().expectFirst("main section").select("h2").text())
                .isEqualTo("What is next for Rosa Example");
        assertThat(shown.document().select(".panel-next li a").eachText())
                .anyMatch(next -> next.startsWith("Report 2"));
        assertThat(shown.document().select(".panel-next li a").eachAttr("href")).contains("#internship");
        assertThat(shown.document().select("#registrations").text()).contains("Institute of Rosa Example", "Confirmed");
        assertThat(shown.document().select("#attendance").text()).contains("15.00");
        assertThat(shown.document().select("#internship").text())
                .contains(
                        "Fall cohort",
                        "Ines Example",
                        "2.00 of 72.00 hours",
                        "Mentors Del Example",
                        "one accepted of 1");
        assertThat(shown.document().select("#certificates").text()).contains("No certificate so far");
        for (var jump : shown.document().select(".person-jumps a")) {
            assertThat(shown.document().select(jump.attr("href"))).hasSize(1);
        }
    }

    @Test
    void keepsWhatMitAndProtegeTalkAboutBetweenTheTwo() {
        var rosa = bluebonnet.intern("Rosa Example", 4).contact(10, 90, true);
        var ofBoth = office();

        ofBoth.get(page(rosa.person())).doesNotSay("Talked about the week");
        ofBoth.get(page(bluebonnet.del)).says("Protégé of Rosa Example").doesNotSay("Talked about the week");
    }

    @Test
    void saysWhoseCohortSomebodyCoaches() {
        office().get(page(bluebonnet.ines)).says("Cohorts they coach").says("Fall cohort");
    }

    @Test
    void isNotThereForAnybodyElse() {
        var rosa = bluebonnet.intern("Rosa Example", 4);
        bluebonnet.write();

        bluebonnet.as(rosa.person()).get(page(rosa.person())).hasStatus(404);
        bluebonnet.as(bluebonnet.ines).get(page(rosa.person())).hasStatus(404);
    }

    @Test
    void asksNoMoreQuestionsAboutSomebodyWithMoreRecords() {
        var nora = bluebonnet.participant("Nora Example", 300);
        var omar = bluebonnet.participant("Omar Example", 300);
        for (int i = 1; i < 5; i++) {
            var event = bluebonnet.institute("Institute " + i, today.minusDays(300 + 20L * i), true);
            bluebonnet.histories.attended(event, bluebonnet.histories.seat(event, omar, null, 79900, true, true), null);
        }
        var office = office();
        office.get(page(nora)).hasStatus(200);
        office.get(page(omar)).hasStatus(200);

        int few = statements
                .ofAPage(() -> office.get(page(nora)).says("Institute of Nora"))
                .size();
        int many = statements
                .ofAPage(() -> office.get(page(omar)).says("Institute 4"))
                .size();

        assertThat(many).isEqualTo(few);
    }
}
