package org.cadre.reporting;

import java.util.List;
import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavGroup;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The places of this package in the navigation. */
@Configuration(proxyBeanMethods = false)
class ReportingSetup {
    @Bean
    NavLink ownDistrict() {
        return new NavLink("reporting.desk.nav", "/district", Set.of(Role.DISTRICT.word()), 12);
    }

    /**
     * What office has at hand, by what it is about. All of it is seen at once: whatever office does weekly stands in no menu
     * that would have to be opened first.
     */
    @Bean
    NavGroup programGroup() {
        return new NavGroup(
                "reporting.nav.program",
                1,
                List.of(
                        "/office/offerings",
                        "/office/internships",
                        "/office/certification",
                        "/office/certificates",
                        "/evaluations",
                        "/office/editions",
                        "/office/standards"));
    }

    @Bean
    NavGroup moneyGroup() {
        return new NavGroup("reporting.nav.money", 2, List.of("/office/orders", "/office/overdue", "/office/refunds"));
    }

    @Bean
    NavGroup peopleGroup() {
        return new NavGroup(
                "reporting.nav.people",
                3,
                List.of("/office/people", "/office/organizations", "/office/requests", "/office/imports"));
    }

    @Bean
    NavGroup talkGroup() {
        return new NavGroup(
                "reporting.nav.talk",
                4,
                List.of(
                        "/office/messages",
                        "/office/inquiries",
                        "/office/site/pages",
                        "/office/site/stories",
                        "/office/site/resources"));
    }

    @Bean
    NavGroup dataGroup() {
        return new NavGroup(
                "reporting.nav.data", 5, List.of("/office/reports", "/office/backups", "/office/retention"));
    }
}
