package org.cadre.site.inquiry;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where inquiries stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class InquirySetup {
    @Bean
    NavLink officeInquiries() {
        return new NavLink("site.inquiries.title", "/office/inquiries", Set.of(Role.OFFICE.word()), 30);
    }
}
