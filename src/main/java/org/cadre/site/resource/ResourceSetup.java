package org.cadre.site.resource;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.PublicPlaces.Fixed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where resources stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class ResourceSetup {
    @Bean
    NavLink officeResources() {
        return new NavLink("site.resources.title", ResourceEditorPage.PLACE, Set.of(Role.OFFICE.word()), 33);
    }

    @Bean
    Fixed publicResources() {
        return new Fixed("site.resources.title", "/resources", 60, true);
    }
}
