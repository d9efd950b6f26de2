package org.cadre.standards;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where frameworks stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class StandardsSetup {
    @Bean
    NavLink officeStandards() {
        return new NavLink(
                "standards.title", "/office/standards", Set.of(Role.OFFICE.word()), 27, Set.of("/office/coverage"));
    }
}
