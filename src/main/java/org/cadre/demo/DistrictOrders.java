package org.cadre.demo;

import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.invoice.PurchaseOrders;
import org.cadre.registration.invoice.Quotes;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the coordinator of Bluebonnet ISD ordered: one order waits for a board, one for office, one has its invoice. */
@Component
@Profile("demo")
class DistrictOrders {
    private final Orders orders;
    private final Offerings offerings;
    private final Quotes quotes;
    private final PurchaseOrders purchaseOrders;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    DistrictOrders(
            Orders orders,
            Offerings offerings,
            Quotes quotes,
            PurchaseOrders purchaseOrders,
            Ledger ledger,
            JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.orders = orders;
        this.offerings = offerings;
        this.quotes = quotes;
        this.purchaseOrders = purchaseOrders;
    }

    void place(Cast cast) {
        var coordinator = Actor.of(cast.coordinator.value());
        var office = Actor.of(cast.office.value());
        var institute = new OfferingId(cast.upcoming.getFirst().id());

        quotes.make(order(cast, institute, 4), true, null, coordinator);

        receive(order(cast, institute, 3), "BB-2291", coordinator);

        var billed = order(cast, institute, 2);
        if (receive(billed, "BB-2274", coordinator) instanceof PurchaseOrders.Receipt.Received(var sent)) {
            purchaseOrders.accept(billed, sent, office);
        }
    }

    /** What districts owed for events of long ago came by check. */
    void pay(LocalDate today) {
        var owed = jdbc.sql("""
                select o.id, o.code, b.balance, f.last_day as day
                  from orders o
                  join order_balance b on b.orders = o.id and b.balance > 0
                  join offering f on f.id = o.offering
                 where o.confirmed_by = 'purchase order' and o.sample and f.last_day < :today
                   and not exists (select 1 from invoice i where i.orders = o.id)
                """).param("today", today).query(Owed.class).list();
        for (var one : owed) {
            ledger.enter(
                    new Ledger.Draft(
                            one.id,
                            null,
                            LedgerEntry.Kind.PAYMENT,
                            one.balance,
                            "USD",
                            LedgerEntry.Method.CHECK,
                            "SAMPLE-" + one.code,
                            null,
                            one.day,
                            "sample:" + one.id),
                    null);
        }
    }

    private record Owed(UUID id, String code, int balance, LocalDate day) {}

    private PurchaseOrders.Receipt receive(OrderId order, String number, Actor by) {
        return purchaseOrders.receive(order, PurchaseOrders.Sent.numberOnly(number), by);
    }

    /** Seats whose names the coordinator does not know yet. */
    private OrderId order(Cast cast, OfferingId offering, int seats) {
        int cents = offerings.find(offering).orElseThrow().priceCents() * seats;
        var request = new OrderRequest(
                offering,
                cast.coordinator,
                cast.district,
                FeeCategory.DISTRICT,
                Covers.OFFERING,
                PaysBy.PURCHASE_ORDER,
                Collections.nCopies(seats, (PersonId) null),
                false,
                null,
                cents);
        return switch (orders.place(request, Actor.of(cast.coordinator.value()))) {
            case Placing.Placed placed -> placed.order();
            case Placing refused -> throw new IllegalStateException("the sample order was refused: " + refused);
        };
    }
}
