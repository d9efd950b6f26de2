package org.cadre.certification.sampling;

import org.cadre.platform.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that seals packs. One that it gave up is made when somebody opens it. */
@Configuration(proxyBeanMethods = false)
class SamplingSetup {
    @Bean
    Job sealPacks(AuditPacks packs) {
        return packs.job();
    }
}
