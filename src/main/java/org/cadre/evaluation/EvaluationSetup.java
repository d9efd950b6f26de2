package org.cadre.evaluation;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where evaluations stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class EvaluationSetup {
    @Bean
    NavLink evaluationsLink() {
        return new NavLink("evaluation.nav", "/evaluations", Set.of(Role.OFFICE.word()), 27);
    }
}
