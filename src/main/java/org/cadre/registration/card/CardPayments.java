package org.cadre.registration.card;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.registration.CardOffer;
import org.cadre.registration.OrderId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to paying by card: whether it is offered, and beginning it. */
@Component
public class CardPayments implements CardOffer {
    /** Each try keeps the seats a little longer: not for ever. */
    private static final int MOST_TRIES = 10;

    private static final int ROUNDS = 3;

    /** What became of the wish to pay. */
    sealed interface Start {
        /** The page is open: there one pays. */
        record There(String url) implements Start {}

        record NotOffered() implements Start {}

        /** It was filled in; the bank has not decided. */
        record Waiting() implements Start {}

        /** The order has ended. */
        record Ended() implements Start {}

        record NothingOwed() implements Start {}

        /** Office looks at it first. */
        record Parked() implements Start {}

        record TooOften() implements Start {}

        /** The provider does not answer just now; what was begun can be finished. */
        record Silent() implements Start {}
    }

    private sealed interface Begun {
        record Try(CardAttempt attempt, String orderCode, boolean fresh) implements Begun {}

        /** A page that does not fit any more: it is closed before another is opened. */
        record Stale(CardAttempt attempt) implements Begun {}

        record No(Start why) implements Begun {}
    }

    private final StripeAccount stripe;
    private final StripePages pages;
    private final CardAttempts attempts;
    private final CardSettlement settlement;
    private final LockedOrders orders;
    private final CardHolds holds;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    CardPayments(
            StripeAccount stripe,
            StripePages pages,
            CardAttempts attempts,
            CardSettlement settlement,
            LockedOrders orders,
            CardHolds holds,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.stripe = stripe;
        this.pages = pages;
        this.attempts = attempts;
        this.settlement = settlement;
        this.orders = orders;
        this.holds = holds;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public boolean isOffered() {
        return stripe.isThere();
    }

    /** Whether a payment of that name came by card here. */
    public boolean knows(String intent) {
        return attempts.paidBy(intent).isPresent();
    }

    /** The tries to pay an order, newest first. */
    List<CardAttempt> of(OrderId order) {
        return attempts.of(order);
    }

    /** Opens the page on which an order is paid: the one that is open already, or a new one. */
    Start start(OrderId order, Actor actor) {
        if (!isOffered()) {
            return new Start.NotOffered();
        }
        for (int round = 0; round < ROUNDS; round++) {
            switch (Objects.requireNonNull(transaction.execute(_ -> begin(order, actor)))) {
                case Begun.No(var why) -> {
                    return why;
                }
                case Begun.Stale(var old) -> {
                    try {
                        close(old);
                    } catch (ProviderSilent _) {
                        return new Start.Silent();
                    }
                }
                case Begun.Try(var attempt, var code, var fresh) -> {
                    var there = open(attempt, code, fresh);
                    if (there.isPresent()) {
                        return there.get();
                    }
                }
            }
        }
        return new Start.Silent();
    }

    private Begun begin(OrderId id, Actor actor) {
        var order = orders.lock(id);
        if (!order.isAlive()) {
            return new Begun.No(new Start.Ended());
        }
        if (order.isParked()) {
            return new Begun.No(new Start.Parked());
        }
        if (order.owed() <= 0) {
            return new Begun.No(new Start.NothingOwed());
        }
        var running = attempts.running(id);
        if (running.isPresent()) {
            return fits(running.get(), order)
                    ? new Begun.Try(running.get(), order.code(), false)
                    : new Begun.Stale(running.get());
        }
        if (attempts.of(id).size() >= MOST_TRIES) {
            return new Begun.No(new Start.TooOften());
        }
        var attempt = attempts.begin(id, order.owed(), order.currency(), holds.pageEnds());
        orders.hold(id, holds.heldFor(attempt.expiresAt()));
        audit.record(
                actor,
                "card.begun",
                null,
                id.value(),
                Map.of(),
                Map.of("attempt", attempt.number(), "cents", attempt.cents()));
        return new Begun.Try(attempt, order.code(), true);
    }

    private boolean fits(CardAttempt running, LockedOrder order) {
        return running.cents() == order.owed()
                && running.currency().equals(order.currency())
                && running.expiresAt().isAfter(attempts.systemNow());
    }

    /** Where an attempt is paid; empty: it has ended, another one is due. */
    private Optional<Start> open(CardAttempt attempt, String orderCode, boolean fresh) {
        if (attempt.url() != null) {
            return Optional.of(new Start.There(attempt.url()));
        }
        try {
            var page = finish(attempt, orderCode);
            if (!fresh) {
                // An answer given again is as old as the first one: what is so now is asked for.
                page = pages.find(page.id());
                settlement.apply(page);
            }
            if (page.isOpen() && page.url() != null) {
                return Optional.of(new Start.There(page.url()));
            }
            return page.isUndecided() ? Optional.of(new Start.Waiting()) : Optional.empty();
        } catch (ProviderSilent _) {
            return Optional.of(new Start.Silent());
        } catch (ProviderRefused refused) {
            end(attempt, refused);
            return Optional.empty();
        }
    }

    /** Opens the page of an attempt that was begun, or learns of the one that was opened before we could note it. */
    private ProviderPage finish(CardAttempt attempt, String orderCode) {
        if (attempt.session() != null) {
            return pages.find(attempt.session());
        }
        var page = pages.open(attempt, orderCode);
        transaction.executeWithoutResult(_ -> {
            orders.lock(attempt.order());
            attempts.opened(attempt.id(), page);
        });
        return page;
    }

    /** Closes an attempt's page at the provider; whether it can still be paid on. */
    boolean close(CardAttempt attempt) {
        try {
            String session = finish(attempt, codeOf(attempt)).id();
            settlement.apply(pages.close(attempt, session));
        } catch (ProviderRefused refused) {
            // The provider knows no such page: nothing can be paid on it.
            end(attempt, refused);
        }
        return attempts.find(attempt.id()).filter(CardAttempt::isRunning).isPresent();
    }

    private String codeOf(CardAttempt attempt) {
        return Objects.requireNonNull(
                transaction.execute(_ -> orders.lock(attempt.order()).code()));
    }

    /** Asks what has become of an attempt, and finishes what was only begun. */
    void look(CardAttempt attempt) {
        try {
            settlement.look(finish(attempt, codeOf(attempt)).id());
        } catch (ProviderRefused refused) {
            end(attempt, refused);
        }
    }

    private void end(CardAttempt attempt, ProviderRefused refused) {
        transaction.executeWithoutResult(_ -> {
            orders.lock(attempt.order());
            attempts.ended(attempt.id(), CardAttempt.State.FAILED, refused.said());
        });
    }
}
