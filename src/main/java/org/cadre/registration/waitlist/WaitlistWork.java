package org.cadre.registration.waitlist;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.platform.job.Job;
import org.cadre.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the waitlist does by itself: offers what came free, lets offers lapse, and ends when the event begins. */
@Configuration(proxyBeanMethods = false)
class WaitlistWork {
    private static final Logger LOG = LoggerFactory.getLogger(WaitlistWork.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 20;

    @Bean
    Job offerSeats(Waitlist waitlist, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return new Job(
                Waitlist.JOB,
                id -> transaction.executeWithoutResult(
                        _ -> waitlist.offer(new OfferingId(UUID.fromString(id.substring(0, id.indexOf(':')))))),
                PAUSE,
                TRIES,
                (id, reason) -> LOG.warn("seats of {} were not offered: {}", id, reason));
    }

    @Bean
    DueWork lapsingOffers(Waitlist waitlist, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return new DueWork() {
            @Override
            public void run(LocalDate today) {
                waitlist.overdue().forEach(entry -> transaction.executeWithoutResult(_ -> waitlist.lapse(entry)));
                for (var offering : waitlist.waitedFor()) {
                    transaction.executeWithoutResult(_ -> {
                        if (waitlist.hasBegun(offering)) {
                            waitlist.endWaiting(offering, false);
                        } else {
                            waitlist.offer(offering);
                        }
                    });
                }
            }
        };
    }
}
