package org.cadre.registration.card;

import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.Orders;
import org.cadre.registration.Revival;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what the provider has to what we have, whatever brought us to ask: a message, a job, somebody at the page. Only what
 * is so now counts, so that messages may come twice and in any order.
 */
@Component
class CardSettlement {
    private final StripePages pages;
    private final CardAttempts attempts;
    private final LockedOrders locked;
    private final Orders orders;
    private final Revival revival;
    private final MoneyBack moneyBack;
    private final CardHolds holds;
    private final ProgramClock clock;
    private final Texts texts;
    private final TransactionTemplate transaction;

    CardSettlement(
            StripePages pages,
            CardAttempts attempts,
            LockedOrders locked,
            Orders orders,
            Revival revival,
            MoneyBack moneyBack,
            CardHolds holds,
            ProgramClock clock,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.pages = pages;
        this.attempts = attempts;
        this.locked = locked;
        this.orders = orders;
        this.revival = revival;
        this.moneyBack = moneyBack;
        this.holds = holds;
        this.clock = clock;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks for a page and applies what it says. */
    void look(String session) {
        apply(pages.find(session));
    }

    /** Applies what a page says; what is no page of ours is let be. */
    void apply(ProviderPage page) {
        var payment = page.isUndecided() && page.intent() != null ? pages.payment(page.intent()) : null;
        attempts.of(page)
                .ifPresent(attempt -> transaction.executeWithoutResult(_ -> {
                    var order = locked.lock(attempt.order());
                    decide(order, attempts.find(attempt.id()).orElseThrow(), page, payment);
                }));
    }

    private void decide(LockedOrder order, CardAttempt attempt, ProviderPage page, @Nullable ProviderPayment payment) {
        if (page.isPaid()) {
            paid(order, attempt, page);
        } else if (page.isExpired()) {
            attempts.ended(attempt.id(), CardAttempt.State.EXPIRED, null);
        } else if (payment != null && payment.hasFailed()) {
            attempts.ended(attempt.id(), CardAttempt.State.FAILED, payment.said());
        } else {
            attempts.opened(attempt.id(), page);
        }
    }

    private void paid(LockedOrder order, CardAttempt attempt, ProviderPage page) {
        if (page.intent() == null || !attempts.paid(attempt.id(), page)) {
            return;
        }
        if (!page.currency().equals(attempt.currency())) {
            // The ledger of an order is in one currency: office says what this was worth.
            locked.park(
                    order.id(),
                    "card.parked.currency",
                    new Money(page.cents(), page.currency()),
                    new Money(attempt.cents(), attempt.currency()));
            return;
        }
        boolean differs = page.cents() != attempt.cents();
        if (differs) {
            locked.park(
                    order.id(),
                    "card.parked.amount",
                    new Money(page.cents(), page.currency()),
                    new Money(attempt.cents(), attempt.currency()));
        }
        boolean lives = order.isAlive()
                || (!differs
                        && !order.isParked()
                        && revival.revive(order.id(), attempt.beganAt(), holds.afterLateMoney(), Actor.SYSTEM));
        orders.notePayment(
                order.id(),
                (int) page.cents(),
                LedgerEntry.Method.CARD,
                page.intent(),
                clock.today(),
                "card:" + page.intent(),
                Actor.SYSTEM);
        if (differs || order.isParked()) {
            return;
        }
        if (lives) {
            moneyBack.giveBack(order.id(), attempt.currency(), false);
        } else {
            moneyBack.giveBack(order.id(), attempt.currency(), true);
        }
    }

    /** Makes sure that a payment is in the ledger before anything is said of what was given back of it. */
    boolean settle(String intent) {
        if (attempts.paidBy(intent).isPresent()) {
            return true;
        }
        pages.of(intent).forEach(this::apply);
        return attempts.paidBy(intent).isPresent();
    }

    /** Somebody's bank wants the money back: office answers that, not a machine. */
    void disputed(String intent) {
        if (settle(intent)) {
            var attempt = attempts.paidBy(intent).orElseThrow();
            transaction.executeWithoutResult(_ -> locked.park(
                    attempt.order(), "card.parked.dispute", new Money(attempt.cents(), attempt.currency())));
        }
    }
}
