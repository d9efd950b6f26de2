package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

@CadreTest
class NavigationTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    private static String here(Visitor.Page page) {
        return page.hasStatus(200)
                .document()
                .select(".main-nav [aria-current=page]")
                .text();
    }

    @Test
    void marksThePlaceOfEachPageBeneathIt() {
        var bluebonnet = new Bluebonnet(batches, editions, clock.today());
        bluebonnet.write();
        var office = bluebonnet.as(bluebonnet.ada);

        for (String page : new String[] {
            "certificates",
            "renewals",
            "register",
            "past-certificates",
            "mentor-requests",
            "editions/certificate-layouts"
        }) {
            assertThat(here(office.get("/office/" + page))).as(page).isEqualTo("Certificates");
        }
        assertThat(here(office.get("/office/cohorts"))).isEqualTo("Internships");
        assertThat(here(office.get("/office/codes"))).isEqualTo("Offerings");
        assertThat(here(office.get("/office/people/new"))).isEqualTo("People");
        assertThat(here(office.get("/office/import"))).isEqualTo("Organizations");
    }

    @Test
    void standsInGroupsForOfficeAndInOneLineForEverybodyElse() {
        var bluebonnet = new Bluebonnet(batches, editions, clock.today());
        PersonId theo = bluebonnet.person("Theo Example", Role.TRAINER);
        bluebonnet.write();

        assertThat(bluebonnet
                        .as(bluebonnet.ada)
                        .get("/home")
                        .document()
                        .select(".nav-group .nav-name")
                        .eachText())
                .contains("Program", "Money", "Directory", "Communication");
        assertThat(bluebonnet.as(theo).get("/home").document().select(".nav-group"))
                .isEmpty();
    }
}
