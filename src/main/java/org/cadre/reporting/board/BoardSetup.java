package org.cadre.reporting.board;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The place of the reports in the navigation. */
@Configuration(proxyBeanMethods = false)
class BoardSetup {
    @Bean
    NavLink reports() {
        return new NavLink("board.nav", BoardPage.PLACE, Set.of(Role.OFFICE.word()), 40);
    }
}
