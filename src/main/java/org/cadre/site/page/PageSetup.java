package org.cadre.site.page;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.PublicPlaces.Fixed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where pages stand in office's navigation, and the public places that are no pages. */
@Configuration(proxyBeanMethods = false)
class PageSetup {
    @Bean
    NavLink officePages() {
        return new NavLink("site.pages.title", "/office/site/pages", Set.of(Role.OFFICE.word()), 31);
    }

    @Bean
    Fixed publicSchedule() {
        return new Fixed("web.schedule", "/schedule", 25, true);
    }

    @Bean
    Fixed publicCheck() {
        return new Fixed("web.check", "/check", 110, false);
    }

    @Bean
    Fixed publicMentors() {
        return new Fixed("web.mentors", "/mentors", 120, false);
    }

    @Bean
    Fixed publicProjects() {
        return new Fixed("web.projects", "/projects", 130, false);
    }
}
