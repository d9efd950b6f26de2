package org.cadre.site.wish;

import java.time.Duration;
import org.cadre.platform.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that tells of new dates. */
@Configuration(proxyBeanMethods = false)
class WishSetup {
    @Bean
    Job tellOfDates(DateMails mails) {
        return new Job(DateMails.JOB, _ -> mails.tell(), Duration.ofMinutes(2), 8, (_, _) -> {});
    }
}
