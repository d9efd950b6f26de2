package org.cadre.registration.card;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Texts;
import org.cadre.registration.OrderId;
import org.cadre.registration.RegistrationEvents.CardMoneyGoesBack;
import org.cadre.registration.refund.CardRefunds;
import org.cadre.registration.refund.Refund;
import org.cadre.registration.refund.Refunds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Card money on its way back: sent to Stripe when it was asked for, and noted as Stripe says it stands. A refund that was made
 * in Stripe's own dashboard gets here too.
 */
@Component
class MoneyBack implements CardRefunds {
    private static final String ALREADY = "charge_already_refunded";

    private final JdbcClient jdbc;
    private final CardAttempts attempts;
    private final LockedOrders orders;
    private final StripeRefunds stripe;
    private final ObjectProvider<Refunds> refunds;
    private final ApplicationEventPublisher events;
    private final Texts texts;
    private final TransactionTemplate transaction;

    MoneyBack(
            JdbcClient jdbc,
            CardAttempts attempts,
            LockedOrders orders,
            StripeRefunds stripe,
            ObjectProvider<Refunds> refunds,
            ApplicationEventPublisher events,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.orders = orders;
        this.stripe = stripe;
        this.refunds = refunds;
        this.events = events;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks that what came too late, or twice, go back, in the caller's transaction; the order is locked. */
    void giveBack(OrderId order, String currency, boolean tooLate) {
        int cents = refunds.getObject()
                .refundOverpaid(order, texts.unsaid(tooLate ? "card.refund.late" : "card.refund.twice"), Actor.SYSTEM);
        if (cents > 0) {
            events.publishEvent(new CardMoneyGoesBack(order, cents, currency, tooLate));
        }
    }

    @Override
    public boolean knows(String intent) {
        return attempts.paidBy(intent).isPresent();
    }

    @Override
    public Answer send(Refund refund) {
        String intent = String.valueOf(refund.intent());
        try {
            var sent = refund.provider() == null
                    ? stripe.refund(refund.id(), intent, refund.cents())
                    : stripe.find(refund.provider());
            if (sent.hasFailed()) {
                park(refund.order(), String.valueOf(sent.said()));
            }
            return new Answer.Taken(sent.id(), state(sent));
        } catch (ProviderRefused refused) {
            if (refused.is(ALREADY)) {
                noteAllOf(intent);
            } else {
                park(refund.order(), refused.said());
            }
            return new Answer.Refused(refused.said());
        }
    }

    /** Notes each refund of a payment as Stripe has it. */
    void noteAllOf(String intent) {
        stripe.of(intent).forEach(this::note);
    }

    void noteOne(String provider) {
        note(stripe.find(provider));
    }

    private void note(StripeRefund refund) {
        transaction.executeWithoutResult(_ -> {
            boolean ours = refunds.getObject()
                    .noteFromProvider(refund.intent(), refund.id(), (int) refund.cents(), state(refund));
            if (ours && refund.hasFailed()) {
                attempts.paidBy(refund.intent()).ifPresent(paid -> park(paid.order(), String.valueOf(refund.said())));
            }
        });
    }

    private void park(OrderId order, String said) {
        transaction.executeWithoutResult(_ -> orders.park(order, "card.parked.refund", said));
    }

    private static ProviderState state(StripeRefund refund) {
        return refund.isDone()
                ? ProviderState.SUCCEEDED
                : refund.hasFailed() ? ProviderState.FAILED : ProviderState.PENDING;
    }

    /** The payments of which something was to go back before, and nothing was heard since. */
    List<String> waitingSince(Instant before) {
        return jdbc.sql("""
                select distinct intent from refund
                 where method = 'card' and intent is not null and state in ('asked', 'sent') and asked_at < :before
                 order by intent
                 limit 200
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
