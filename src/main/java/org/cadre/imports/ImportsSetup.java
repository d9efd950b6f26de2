package org.cadre.imports;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.job.Job;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform of the place in the navigation and of the work. */
@Configuration(proxyBeanMethods = false)
class ImportsSetup {
    @Bean
    NavLink importsLink() {
        return new NavLink("imports.nav", "/office/imports", Set.of(Role.OFFICE.word()), 72);
    }

    @Bean
    Job importJob(ImportWork work) {
        return work.job();
    }
}
