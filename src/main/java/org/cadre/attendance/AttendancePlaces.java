package org.cadre.attendance;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where attendance stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class AttendancePlaces {

    @Bean
    NavLink ownSessions() {
        return new NavLink("attendance.own.title", "/trainer", Set.of(Role.TRAINER.word()), 15);
    }
}
