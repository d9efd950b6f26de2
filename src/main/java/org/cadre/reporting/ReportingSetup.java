package org.cadre.reporting;

import java.util.Set;
import org.cadre.people.Role;
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
}
