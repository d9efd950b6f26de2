package org.cadre.internship.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class CohortsPageTest extends PartTwo {
    @Autowired
    private Roles roles;

    private Visitor opal = new Visitor();

    private Visitor.Page opened(String name) {
        opal = Visitor.as("opal");
        var page = opal.get("/office/cohorts/new");
        return opal.button(page, "Open the cohort")
                .with("name", name)
                .with("starts", today.plusDays(30))
                .with("coach", "theo@bluebonnet.example")
                .with("coachReason", "Coached for us for ten years.")
                .send();
    }

    @Test
    void opensACohortWithACoachOfficeAppointsForAReason() {
        opened("2030 West").says("The cohort 2030 West is open").says("Theo Marsh");
        assertThat(roles.has(cast.trainer, Role.COACH)).isTrue();
        opal.get("/office/cohorts").says("2030 West");
    }

    @Test
    void asksForAReasonWhereTheCoachIsNoCertifiedMentor() {
        opal = Visitor.as("opal");
        var page = opal.get("/office/cohorts/new");
        var again = opal.button(page, "Open the cohort")
                .with("name", "2030 West")
                .with("starts", today.plusDays(30))
                .with("coach", "nate@bluebonnet.example")
                .send()
                .hasStatus(422);
        assertThat(again.wrong("coachReason")).contains("Nate Okafor holds no certificate in force");
        assertThat(opal.button(again, "Open the cohort").value("name")).isEqualTo("2030 West");
    }

    @Test
    void saysEverythingThatIsMissingAtOnce() {
        opal = Visitor.as("opal");
        var page = opal.get("/office/cohorts/new");
        var again =
                opal.button(page, "Open the cohort").with("edition", "").send().hasStatus(422);
        assertThat(again.wrong("name")).isNotEmpty();
        assertThat(again.wrong("edition")).isNotEmpty();
        assertThat(again.wrong("starts")).isNotEmpty();
        assertThat(again.wrong("coach")).isNotEmpty();
    }

    @Test
    void placesApplicantsWhoHearOfItAndBecomeMits() {
        var nadia = Visitor.as("nadia");
        nadia.button(nadia.get("/internship"), "Pursue certification").send();
        var page = opened("2030 West");
        var internship = jdbc.sql("select id from internship where person = :person")
                .param("person", cast.partOneDone.value())
                .query(UUID.class)
                .single();
        opal.button(page, "Place in this cohort")
                .with("internship", internship)
                .send()
                .says("Placed: Nadia Brooks");
        assertThat(roles.has(cast.partOneDone, Role.MIT)).isTrue();
        assertThat(linkTo("nadia@bluebonnet.example")).endsWith("/internship/protege");
        nadia.get("/internship").says("Choose a principal to mentor");
        assertThat(deedsAbout(cast.partOneDone)).contains("internship.placed");
    }

    @Test
    void areForOfficeAlone() {
        Visitor.as("rosa").get("/office/cohorts").hasStatus(404);
        Visitor.as("ines").get("/office/cohorts/" + cast.rosasCohort).hasStatus(404);
        Visitor.as("ines").get("/office/internships/" + cast.rosasInternship).hasStatus(404);
    }
}
