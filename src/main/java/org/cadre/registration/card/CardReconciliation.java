package org.cadre.registration.card;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.job.MinuteWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the provider about whatever nothing was heard of for some minutes: a lost message loses no money. */
@Component
class CardReconciliation implements MinuteWork {
    private static final Logger LOG = LoggerFactory.getLogger(CardReconciliation.class);
    /** Most pay within minutes, and word comes within seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StripeAccount stripe;
    private final CardPayments payments;
    private final CardAttempts attempts;
    private final CardEvents events;
    private final MoneyBack moneyBack;
    private final CardHolds holds;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;

    CardReconciliation(
            StripeAccount stripe,
            CardPayments payments,
            CardAttempts attempts,
            CardEvents events,
            MoneyBack moneyBack,
            CardHolds holds,
            Clock system,
            ObjectProvider<Jobs> jobs) {
        this.stripe = stripe;
        this.payments = payments;
        this.attempts = attempts;
        this.events = events;
        this.moneyBack = moneyBack;
        this.holds = holds;
        this.system = system;
        this.jobs = jobs;
    }

    @Override
    public void runMinutely() {
        if (stripe.isThere()) {
            reconcile(PATIENCE);
        }
    }

    /** Asks about all that has waited for so long. */
    void reconcile(Duration patience) {
        var began = system.instant().minus(patience);
        attempts.runningThatEndBefore(began.plus(holds.ofPage())).forEach(attempt -> quietly(payments::look, attempt));
        events.undoneSince(began).forEach(event -> jobs.getObject().ask(CardEvents.JOB, event));
        moneyBack.waitingSince(began).forEach(this::lookForRefunds);
    }

    private void lookForRefunds(String intent) {
        try {
            moneyBack.noteAllOf(intent);
        } catch (ProviderSilent silent) {
            LOG.info("refunds of {} are asked about again in a minute: {}", intent, silent.getMessage());
        }
    }

    private static void quietly(Consumer<CardAttempt> work, CardAttempt attempt) {
        try {
            work.accept(attempt);
        } catch (ProviderSilent silent) {
            LOG.info(
                    "{} of {} is asked about again in a minute: {}",
                    attempt.number(),
                    attempt.order(),
                    silent.getMessage());
        }
    }
}
