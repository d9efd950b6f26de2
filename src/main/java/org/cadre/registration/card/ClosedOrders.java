package org.cadre.registration.card;

import org.cadre.platform.job.Jobs;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever gives an order up shall not pay it by mistake: its payment page is closed too. */
@Component
class ClosedOrders {
    static final String JOB = "card-close";

    private final CardAttempts attempts;
    private final ObjectProvider<Jobs> jobs;

    ClosedOrders(CardAttempts attempts, ObjectProvider<Jobs> jobs) {
        this.attempts = attempts;
        this.jobs = jobs;
    }

    @EventListener
    void close(OrderEnded ended) {
        attempts.running(ended.order())
                .ifPresent(attempt -> jobs.getObject().ask(JOB, attempt.id().toString()));
    }
}
