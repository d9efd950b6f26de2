package org.cadre.internship;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where part two stands in the main navigation. */
@Configuration(proxyBeanMethods = false)
class InternshipSetup {
    @Bean
    NavLink linkToMyInternship() {
        return new NavLink("internship.nav", "/internship", Set.of(Role.MIT.word()), 5);
    }

    @Bean
    NavLink linkToOfficeDesk() {
        return new NavLink(
                "internship.nav.desk",
                "/office/internships",
                Set.of(Role.OFFICE.word()),
                22,
                Set.of(
                        "/office/cohorts",
                        "/office/projects",
                        "/office/shown-projects",
                        "/office/pairings",
                        "/office/audits",
                        "/office/calendar"));
    }
}
