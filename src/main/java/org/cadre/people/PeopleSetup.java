package org.cadre.people;

import java.util.Set;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people and organizations stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class PeopleSetup {
    @Bean
    static NavLink homeLink() {
        return new NavLink("people.nav.home", "/home", Set.of(), 0);
    }

    @Bean
    static NavLink peopleLink() {
        return new NavLink("people.nav.people", "/office/people", Set.of(Role.OFFICE.word()), 60);
    }

    @Bean
    static NavLink organizationsLink() {
        return new NavLink(
                "people.nav.organizations",
                "/office/organizations",
                Set.of(Role.OFFICE.word()),
                70,
                Set.of("/office/import", "/office/districts"));
    }
}
