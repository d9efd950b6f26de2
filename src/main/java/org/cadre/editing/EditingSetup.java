package org.cadre.editing;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where editions stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class EditingSetup {
    @Bean
    NavLink editionsLink() {
        return new NavLink("editing.nav", OfficeEditionsPage.PLACE, Set.of(Role.OFFICE.word()), 28);
    }

    @Bean
    NavLink districtEditionsLink() {
        return new NavLink("editing.district.nav", DistrictEditionsPage.PLACE, Set.of(Role.DISTRICT.word()), 13);
    }
}
