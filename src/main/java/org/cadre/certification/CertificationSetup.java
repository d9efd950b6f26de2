package org.cadre.certification;

import java.util.Set;
import org.cadre.people.Role;
import org.cadre.platform.job.Job;
import org.cadre.platform.web.NavLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What certification adds to the server: its places in the navigation and its job. */
@Configuration(proxyBeanMethods = false)
class CertificationSetup {
    @Bean
    NavLink ownCertificatesLink() {
        return new NavLink(
                "certification.nav.own",
                "/certificates",
                Set.of(Role.MIT.word(), Role.COACH.word(), Role.TRAINER.word()),
                8);
    }

    @Bean
    NavLink certificationLink() {
        return new NavLink("certification.nav.award", "/office/certification", Set.of(Role.OFFICE.word()), 23);
    }

    @Bean
    NavLink certificatesLink() {
        return new NavLink(
                "certification.nav.certificates",
                "/office/certificates",
                Set.of(Role.OFFICE.word()),
                24,
                Set.of(
                        "/office/renewals",
                        "/office/register",
                        "/office/past-certificates",
                        "/office/mentor-requests",
                        "/office/editions/certificate-layouts"));
    }

    @Bean
    Job finishCertificate(Issuing issuing) {
        return issuing.job();
    }

    @Bean
    Job awardCohort(AwardBatches batches) {
        return batches.job();
    }
}
