package org.cadre.registration.card;

import java.time.Duration;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done of card payments outside a request. Given up is not forgotten: the next look over all of them asks again. */
@Configuration(proxyBeanMethods = false)
class CardJobs {
    private static final Logger LOG = LoggerFactory.getLogger(CardJobs.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 12;

    @Bean
    Job workOnCardEvent(CardEvents events) {
        return new Job(CardEvents.JOB, events::work, FIRST_PAUSE, TRIES, CardJobs::say);
    }

    @Bean
    Job closeCardPage(CardPayments payments, CardAttempts attempts) {
        return new Job(
                ClosedOrders.JOB,
                id -> attempts.find(UUID.fromString(id))
                        .filter(CardAttempt::isRunning)
                        .ifPresent(payments::close),
                FIRST_PAUSE,
                TRIES,
                CardJobs::say);
    }

    private static void say(String id, String reason) {
        LOG.warn("{} waits for the payment provider: {}", id, reason);
    }
}
