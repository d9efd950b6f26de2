package org.cadre.care;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where requests, case files and holds stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class CareSetup {
    @Bean
    NavLink officeCare() {
        return new NavLink(
                "care.nav",
                "/office/requests",
                Set.of(Role.OFFICE.word()),
                62,
                Set.of("/office/case-files", "/office/legal-holds", "/office/private-words"));
    }
}
