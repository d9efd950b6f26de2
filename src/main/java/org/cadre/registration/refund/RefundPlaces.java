package org.cadre.registration.refund;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where refunds, overdue invoices and statements stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class RefundPlaces {
    @Bean
    NavLink officeRefunds() {
        return new NavLink("refund.waiting.nav", "/office/refunds", Set.of(Role.OFFICE.word()), 24);
    }

    @Bean
    NavLink officeOverdue() {
        return new NavLink("refund.overdue.nav", "/office/overdue", Set.of(Role.OFFICE.word()), 25);
    }

    @Bean
    NavLink districtStatement() {
        return new NavLink("refund.statement.nav", "/district/statement", Set.of(Role.DISTRICT.word()), 13);
    }
}
