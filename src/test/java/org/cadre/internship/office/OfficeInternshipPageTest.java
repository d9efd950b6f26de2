package org.cadre.internship.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CadreTest
class OfficeInternshipPageTest extends PartTwo {
    private Visitor opal = new Visitor();
    private String place = "";

    @BeforeEach
    void comeIn() {
        opal = Visitor.as("opal");
        place = "/office/internships/" + cast.rosasInternship;
    }

    private LocalDate lastDay() {
        return jdbc.sql("select last_day from internship where id = :id")
                .param("id", cast.rosasInternship)
                .query(LocalDate.class)
                .single();
    }

    @Test
    void putsOnHoldAndResumesAndTheMonthsMoveOn() {
        var last = lastDay();
        opal.button(opal.get(place), "Put on hold")
                .with("holdFrom", today)
                .with("holdReason", "Illness.")
                .send()
                .says("On hold since");
        Visitor.as("rosa").get("/internship").says("Your internship is on hold");
        clock.moveTo(today.plusDays(20));
        opal.button(opal.get(place), "Resume").send().says("The internship goes on");
        assertThat(lastDay()).isEqualTo(last.plusDays(20));
        assertThat(deedsAbout(cast.rosa)).contains("internship.held", "internship.resumed");
    }

    @Test
    void extendsForCause() {
        var last = lastDay();
        opal.button(opal.get(place), "Extend")
                .with("extension", 2)
                .with("extensionReason", "A hurricane closed the schools.")
                .send()
                .says("extended by 2 months");
        assertThat(lastDay()).isEqualTo(last.plusDays(1).plusMonths(2).minusDays(1));
    }

    @Test
    void extendsByNoMoreThanAYearInAll() {
        opal.button(opal.get(place), "Extend")
                .with("extension", 2)
                .with("extensionReason", "A hurricane closed the schools.")
                .send();
        for (int months : new int[] {11, Integer.MAX_VALUE, -1}) {
            assertThat(opal.button(opal.get(place), "Extend")
                            .with("extension", months)
                            .with("extensionReason", "Once more.")
                            .send()
                            .hasStatus(422)
                            .wrong("extension"))
                    .isNotEmpty();
        }
    }

    @Test
    void wantsAReasonForEverythingItRecords() {
        assertThat(opal.button(opal.get(place), "Extend")
                        .with("extension", 2)
                        .send()
                        .wrong("extensionReason"))
                .isNotEmpty();
        assertThat(opal.button(opal.get(place), "Put on hold")
                        .with("holdFrom", today)
                        .send()
                        .wrong("holdReason"))
                .isNotEmpty();
        assertThat(opal.button(opal.get(place), "Withdraw Rosa").send().wrong("withdrawalReason"))
                .isNotEmpty();
    }

    @Test
    void movesSomebodyToAnotherCohort() {
        var page = opal.get(place);
        var other = page.document().select("select[name=cohort] option[value]").stream()
                .filter(option -> !option.attr("value").isEmpty())
                .findFirst()
                .orElseThrow();
        opal.button(page, "Move")
                .with("cohort", other.attr("value"))
                .send()
                .says("Now in " + other.text().split(" · ")[0]);
        assertThat(deedsAbout(cast.rosa)).contains("internship.moved");
    }

    @Test
    void withdrawsAndLeavesWhatWasLogged() {
        int before = entries(cast.rosasPairing);
        opal.button(opal.get(place), "Withdraw Rosa Delgado")
                .with("withdrawalReason", "A new post abroad.")
                .send()
                .says("has left the internship");
        assertThat(entries(cast.rosasPairing)).isEqualTo(before);
        Visitor.as("rosa").get("/internship/log").hasStatus(404);
        assertThat(deedsAbout(cast.rosa)).contains("internship.withdrawn");
    }

    @Test
    void keepsNoReasonInTheTrailWordByWord() {
        opal.button(opal.get(place), "Put on hold")
                .with("holdFrom", today)
                .with("holdReason", "Something confidential.")
                .send();
        assertThat(jdbc.sql("select string_agg(after::text, ' ') from audit_entry")
                        .query(String.class)
                        .single())
                .doesNotContain("Something confidential");
    }

    @Test
    void signsAnExtensionAndShowsItToEverybodyWhoLooksLater() {
        opal.button(opal.get(place), "Extend")
                .with("extension", 2)
                .with("extensionReason", "A hurricane closed the schools. \u202eשלום\u202c")
                .send();
        opal.button(opal.get(place), "Extend")
                .with("extension", 1)
                .with("extensionReason", "And a flood.")
                .send();
        for (var page : new Visitor.Page[] {
            opal.get(place),
            opal.get("/office/certification/" + cast.rosasInternship),
            Visitor.as("rosa").get("/home"),
            Visitor.as("rosa").get("/internship"),
            Visitor.as("ines").get("/coach/internships/" + cast.rosasInternship)
        }) {
            page.says("2 months more")
                    .says("A hurricane closed the schools.")
                    .says("And a flood.")
                    .says("signed by Opal Whitfield for the office");
        }
    }

    @Test
    void explainsACertificateWithTheExtensionItWasEarnedIn() {
        var ines = jdbc.sql("select id from internship where person = :person")
                .param("person", cast.coach.value())
                .query(UUID.class)
                .single();
        opal.button(opal.get("/office/internships/" + ines), "Extend")
                .with("extension", 1)
                .with("extensionReason", "A flood closed the schools.")
                .send()
                .says("Extended");
        demo.award();
        var certificate = jdbc.sql("select id from certificate where person = :person")
                .param("person", cast.coach.value())
                .query(UUID.class)
                .single();
        opal.get("/office/certificates/" + certificate)
                .says("A flood closed the schools.")
                .says("signed by Opal Whitfield for the office");
    }

    @Test
    void shutsOutAnExtensionOfMonthsThatHaveNotBegun() {
        var amirs = jdbc.sql("select id from internship where person = :person")
                .param("person", cast.awaitsProtege.value())
                .query(UUID.class)
                .single();
        assertThat(opal.get("/office/internships/" + amirs).text()).doesNotContain("Months more");
        opal.postToken("/office/internships/" + amirs + "/extension")
                .hasStatus(422)
                .says("no protégé has agreed yet");
    }

    @Test
    void letsAnInternshipLapseOnlyWhenItsTimeIsOver() {
        var form = opal.button(opal.get(place), "Let it lapse").with("lapseReason", "Nothing came any more.");
        assertThat(form.send().hasStatus(422).wrong("lapseReason")).contains("It runs until");
        clock.moveTo(lastDay().plusDays(1));
        opal = Visitor.as("opal");
        opal.button(opal.get(place), "Let it lapse")
                .with("lapseReason", "Nothing came any more.")
                .send()
                .says("has lapsed");
        opal.get(place).says("Lapsed").says("Nothing came any more.").says("Opal Whitfield");
        opal.postToken(place + "/lapse").hasStatus(404);
        assertThat(deedsAbout(cast.rosa)).contains("internship.lapsed");
    }

    @Test
    void doesNothingThatItsStateForbids() {
        opal.postToken(place + "/resumption").hasStatus(404);
        opal.button(opal.get(place), "Put on hold")
                .with("holdFrom", today)
                .with("holdReason", "Illness.")
                .send();
        opal.postToken(place + "/hold").hasStatus(404);
        opal.button(opal.get(place), "Withdraw Rosa")
                .with("withdrawalReason", "A new post.")
                .send();
        for (String deed : new String[] {"place", "hold", "resumption", "extension", "excuse", "withdrawal", "lapse"}) {
            opal.postToken(place + "/" + deed).hasStatus(404);
        }
    }

    @Test
    void keepsTenThousandCharactersThatWereTyped() {
        var again = opal.button(opal.get(place), "Put on hold")
                .with("holdFrom", "2999-99-99")
                .with("holdReason", "é".repeat(10_000))
                .send()
                .hasStatus(422);
        assertThat(again.wrong("holdFrom")).isNotEmpty();
        assertThat(again.wrong("holdReason")).contains("10,000");
        assertThat(opal.button(again, "Put on hold").value("holdReason")).hasSize(10_000);
    }
}
