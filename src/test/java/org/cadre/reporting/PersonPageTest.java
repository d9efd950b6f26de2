package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
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
    void showsWhatATrainerTrainsAndGets() {
        var theo = bluebonnet.person("Theo Example", Role.TRAINER);
        var event = bluebonnet.institute("Institute in Austin", today.minusDays(40), true);
        bluebonnet.histories.trainer(event, theo);
        var office = office();
        batches.update(
                """
                insert into stipend (id, person, offering, cents, agreed_on)
                select gen_random_uuid(), :theo, offering, 45000, :today from offering_trainer where person = :theo
                """,
                Map.of("theo", theo.value(), "today", today));

        var shown = office.get(page(theo)).hasStatus(200).document();
        assertThat(shown.select("#trains").text()).contains("Offerings they train", "Institute in Austin");
        assertThat(shown.select("#stipends").text()).contains("Institute in Austin", "$450.00", "Due");
        assertThat(shown.select("#stipends a").eachAttr("href"))
                .hasSize(2)
                .allSatisfy(place -> office.get(place).hasStatus(200));
        assertThat(office.get(page(bluebonnet.ines)).document().select("#trains, #stipends, #follow-ups"))
                .as("of who has none")
                .isEmpty();
    }

    @Test
    void showsWhatSomebodyAnsweredWithTheirNameAndNothingElse() {
        bluebonnet.intern("Rosa Example", 4);
        var office = office();
        answered("exit", false, "Said with a name");
        answered("year later", true, "Said without one");

        var shown = office.get(page(bluebonnet.del)).hasStatus(200);
        assertThat(shown.document().select("#follow-ups").text())
                .contains("What they answered with their name", "What helped you?", "Said with a name");
        assertThat(shown.document().select("#follow-ups details")).hasSize(1);
        shown.doesNotSay("Said without one");
    }

    /** Del's answer to a form of one question; one without a name is not kept so, and would still not be shown. */
    private void answered(String moment, boolean anonymous, String words) {
        var all = Map.of(
                "form", UUID.randomUUID(),
                "version", UUID.randomUUID(),
                "evaluation", UUID.randomUUID(),
                "invitation", UUID.randomUUID(),
                "moment", moment,
                "anonymous", anonymous,
                "edition", bluebonnet.editionId,
                "del", bluebonnet.del.value(),
                "today", today,
                "words", words);
        batches.update("""
                insert into evaluation_form (id, moment, anonymous, by_mail, open_days, threshold, sample, created_at)
                values (:form, :moment, :anonymous, true, 30, 5, false, now());
                insert into evaluation_form_version (id, form, number, sheet, published_at)
                values (:version, :form, 1, '{"title": "A form", "opening": "", "sections": [{"key": "s", "title": "", "questions":
                  [{"kind": "text", "key": "q", "label": "What helped you?", "required": false}]}]}', now());
                insert into evaluation (id, form, version, moment, edition, day, opens_at, closes_on, anonymous, threshold)
                values (:evaluation, :form, :version, :moment, :edition, :today, now(), :today, :anonymous, 5);
                insert into evaluation_invitation (id, evaluation, person, moment, subject, asked_on, closes_on)
                values (:invitation, :evaluation, :del, :moment, gen_random_uuid(), :today, :today);
                insert into evaluation_reply (invitation, answers, answered_on)
                values (:invitation, jsonb_build_object('q', jsonb_build_array(:words::text)), :today)
                """, all);
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
