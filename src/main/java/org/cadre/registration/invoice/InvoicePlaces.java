package org.cadre.registration.invoice;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where orders stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class InvoicePlaces {

    @Bean
    NavLink officeOrdersLink() {
        return new NavLink(
                "invoice.office.title", "/office/orders", Set.of(Role.OFFICE.word()), 21, Set.of("/office/parked"));
    }

    @Bean
    NavLink ownOrdersLink() {
        return new NavLink("invoice.orders.title", "/orders", Set.of(Role.DISTRICT.word()), 22);
    }
}
