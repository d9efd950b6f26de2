package org.cadre.registration;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where registrations stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class RegistrationPlaces {

    @Bean
    NavLink ownRegistrations() {
        return new NavLink("registration.own.title", "/registrations", Set.of(), 10);
    }

    @Bean
    NavLink officeOfferings() {
        return new NavLink(
                "offering.office.title",
                "/office/offerings",
                Set.of(Role.OFFICE.word()),
                20,
                Set.of("/office/registrations", "/office/codes", "/office/fees"));
    }
}
