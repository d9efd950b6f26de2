package org.cadre.registration.refund;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.OrderConfirmed;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.RegistrationEvents.PaymentNoted;
import org.cadre.registration.RegistrationEvents.SeatEnded;
import org.cadre.registration.RegistrationEvents.SeatReturned;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.refund.RefundEvents.SeatsCredited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What seats that ended give back. It is decided once for each seat, by the policy of the day on which it ended, and entered
 * once; what was paid too much then goes back.
 */
@Component
class Returns {
    private record Pending(UUID registration, int cents, String because) {}

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Offerings offerings;
    private final RefundPolicies policies;
    private final Credits credits;
    private final Refunds refunds;
    private final Ledger ledger;
    private final ProgramClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    Returns(
            JdbcClient jdbc,
            Orders orders,
            Offerings offerings,
            RefundPolicies policies,
            Credits credits,
            Refunds refunds,
            Ledger ledger,
            ProgramClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.offerings = offerings;
        this.policies = policies;
        this.credits = credits;
        this.refunds = refunds;
        this.ledger = ledger;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    /** A confirmed seat was given back, or its event does not take place. */
    @EventListener
    void decide(SeatReturned returned) {
        var offering = offerings.find(returned.offering()).orElseThrow();
        LocalDate day = clock.now().atZone(offering.zone()).toLocalDate();
        if (returned.offeringCanceled()) {
            decide(returned, 100, texts.unsaid("refund.because.canceled", offering.title()), day);
            return;
        }
        if (returned.inFull()) {
            decide(returned, 100, texts.unsaid("refund.because.moved", offering.title()), day);
        } else {
            int percent = policies.of(offering.id()).percent(day, offering.firstDay());
            decide(returned, percent, because(returned, offering, percent, day), day);
        }
        atTheEnd(returned.order());
    }

    private String because(SeatReturned returned, OfferingSummary offering, int percent, LocalDate day) {
        return texts.unsaid(
                "refund.because.returned",
                (int) ChronoUnit.DAYS.between(day, offering.firstDay()),
                percent,
                new Money(returned.priceCents(), offering.currency()));
    }

    private void decide(SeatReturned returned, int percent, String because, LocalDate day) {
        jdbc.sql("""
                insert into seat_return (registration, orders, percent, cents, because, day)
                values (:registration, :order, :percent, :cents, :because, :day)
                on conflict (registration) do nothing
                """)
                .param("registration", returned.registration().value())
                .param("order", returned.order().value())
                .param("percent", percent)
                .param("cents", RefundPolicy.share(returned.priceCents(), percent))
                .param("because", because)
                .param("day", day)
                .update();
    }

    /** One of several seats that wait for a payment was given up: the order costs less. */
    @EventListener
    void release(SeatEnded ended) {
        if (!ended.offeringCanceled()) {
            jdbc.sql("""
                    select r.orders from registration r
                      join orders o on o.id = r.orders and o.state = 'placed'
                     where r.id = :seat and r.seat = 'canceled'
                       and exists (select 1 from registration other
                                    where other.orders = r.orders and other.seat in ('held', 'confirmed'))
                    """)
                    .param("seat", ended.registration().value())
                    .query(UUID.class)
                    .optional()
                    .map(OrderId::new)
                    .ifPresent(this::atTheEnd);
        }
    }

    /** What was decided before the order was charged is entered once it is. Money that comes too late is not our matter. */
    @EventListener
    void charged(PaymentNoted paid) {
        settleWhatWaits(paid.order());
    }

    @EventListener
    void charged(OrderConfirmed confirmed) {
        settleWhatWaits(confirmed.order());
    }

    private void settleWhatWaits(OrderId order) {
        boolean waits =
                jdbc.sql("""
                select exists (select 1 from registration r join orders o on o.id = r.orders
                                 left join seat_return s on s.registration = r.id
                                where r.orders = :order and o.state in ('placed', 'confirmed') and s.credited_at is null
                                  and (r.seat = 'canceled' or s.registration is not null))
                """).param("order", order.value()).query(Boolean.class).single();
        if (waits) {
            atTheEnd(order);
        }
    }

    /** An order that was given up, or ended because nothing came in time: what was charged is not owed any more. */
    @EventListener
    void close(OrderEnded ended) {
        var order = orders.find(ended.order()).orElseThrow();
        boolean canceled = order.offering() != null
                && offerings.find(order.offering()).orElseThrow().canceled();
        // Of a canceled event each order is a job of its own.
        if (!canceled && ledger.balance(order.id().value()).charged() > 0) {
            atTheEnd(ended.order());
        }
    }

    /** Enters it once for all the seats of an order that end in this transaction: one refund and one mail, not one each. */
    private void atTheEnd(OrderId order) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            settle(order, false);
            return;
        }
        var known = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Ending.class::isInstance)
                .map(Ending.class::cast)
                .findAny();
        var ending = known.orElseGet(() -> {
            var fresh = new Ending();
            TransactionSynchronizationManager.registerSynchronization(fresh);
            return fresh;
        });
        ending.orders.add(order);
    }

    private final class Ending implements TransactionSynchronization {
        private final Set<OrderId> orders = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            orders.forEach(order -> settle(order, false));
        }
    }

    /**
     * Enters what the ended seats of an order give back, and asks for the refund. Done again, it finds nothing left to do.
     *
     * @return whether there was something to do
     */
    boolean settle(OrderId id, boolean offeringCanceled) {
        var order = LockedOrder.lock(jdbc, id);
        decideForCanceledSeats(id, offeringCanceled);
        var pending = pending(id);
        if (pending.isEmpty()) {
            return false;
        }
        int credited = pending.stream().mapToInt(one -> credit(order, one)).sum();
        int refunded = refunds.refundOverpaid(id, pending.getLast().because, Actor.SYSTEM);
        var summary = orders.find(id).orElseThrow();
        if (credited > 0 || refunded > 0 || offeringCanceled && !summary.isAlive()) {
            events.publishEvent(new SeatsCredited(
                    id,
                    summary.offering(),
                    pending.size(),
                    credited,
                    refunded,
                    Math.max(0, ledger.balance(id.value()).owed()),
                    offeringCanceled));
        }
        return true;
    }

    /** A seat that was never safe has cost nothing: whatever was charged for it is credited. */
    private void decideForCanceledSeats(OrderId order, boolean offeringCanceled) {
        jdbc.sql("""
                insert into seat_return (registration, orders, percent, cents, because, day)
                select r.id, r.orders, 100, r.price_cents, :because, :day
                  from registration r
                 where r.orders = :order and r.seat = 'canceled'
                on conflict (registration) do nothing
                """)
                .param("order", order.value())
                .param(
                        "because",
                        texts.unsaid(offeringCanceled ? "refund.because.canceled-unpaid" : "refund.because.given-up"))
                .param("day", clock.today())
                .update();
    }

    private List<Pending> pending(OrderId order) {
        return jdbc.sql("""
                select registration, cents, because
                  from seat_return
                 where orders = :order and credited_at is null
                 order by registration
                """).param("order", order.value()).query(Pending.class).list();
    }

    /** Never more than is still charged: what was waived or credited before is not credited twice. */
    private int credit(LockedOrder order, Pending one) {
        var balance = ledger.balance(order.id().value());
        if (balance.charged() == 0 && orders.find(order.id()).orElseThrow().isAlive()) {
            return 0; // it may still be charged, and with it what these seats cost
        }
        int cents = Math.min(one.cents, balance.charged() - balance.credited());
        if (cents > 0) {
            credits.enter(order.id(), cents, order.currency(), one.because, "return:" + one.registration, Actor.SYSTEM);
        }
        jdbc.sql("update seat_return set credited_at = :now where registration = :registration")
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("registration", one.registration)
                .update();
        return Math.max(0, cents);
    }
}
