package org.cadre.people.rights;

import java.time.Duration;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.cadre.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes exports outside of requests, and takes them away when their time is over. */
@Configuration(proxyBeanMethods = false)
class RightsJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RightsJobs.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
    private static final int TRIES = 4;

    @Bean
    static Job makePersonExport(PersonExports exports) {
        return new Job(PersonExports.JOB, id -> exports.make(UUID.fromString(id)), FIRST_PAUSE, TRIES, (id, why) -> {
            LOG.warn("the export {} was not made: {}", id, why);
            exports.failed(UUID.fromString(id));
        });
    }

    @Bean
    static DueWork expirePersonExports(PersonExports exports) {
        return _ -> exports.expire();
    }
}
