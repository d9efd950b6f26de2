package org.cadre.notification.message;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The place of this package in the navigation. */
@Configuration(proxyBeanMethods = false)
class MessageSetup {
    @Bean
    NavLink messagesLink() {
        return new NavLink(
                "message.nav",
                MessagesPage.PLACE,
                Set.of(Role.OFFICE.word()),
                29,
                Set.of("/office/mail", "/office/wordings"));
    }
}
