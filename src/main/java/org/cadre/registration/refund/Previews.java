package org.cadre.registration.refund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.cadre.offering.Offerings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says beforehand what a return would bring. */
@Component
class Previews {
    private record SeatPrice(int priceCents, boolean confirmed) {
        int back(int percent) {
            // A seat that was never safe has cost nothing.
            return confirmed ? RefundPolicy.share(priceCents, percent) : priceCents;
        }
    }

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Offerings offerings;
    private final RefundPolicies policies;
    private final RefundRows refunds;
    private final Ledger ledger;
    private final ProgramClock clock;

    Previews(
            JdbcClient jdbc,
            Orders orders,
            Offerings offerings,
            RefundPolicies policies,
            RefundRows refunds,
            Ledger ledger,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.offerings = offerings;
        this.policies = policies;
        this.refunds = refunds;
        this.ledger = ledger;
        this.clock = clock;
    }

    ReturnPreview of(OrderId id, List<RegistrationId> seats) {
        var order = orders.find(id).orElseThrow();
        long daysLeft = 0;
        int percent = 0;
        if (order.offering() != null) {
            var offering = offerings.find(order.offering()).orElseThrow();
            LocalDate day = clock.now().atZone(offering.zone()).toLocalDate();
            daysLeft = ChronoUnit.DAYS.between(day, offering.firstDay());
            percent = policies.of(offering.id()).percent(day, offering.firstDay());
        }
        int price = 0;
        int back = 0;
        for (var seat : prices(id, seats)) {
            price += seat.priceCents;
            back += seat.back(percent);
        }
        var balance = ledger.balance(id.value());
        int charged = order.isOpen() ? order.totalCents() : balance.charged();
        int credit = Math.min(back, charged - balance.credited());
        int owed = charged - balance.paid() + balance.refunded() - balance.credited() - credit;
        int refund = Math.max(0, Math.min(-owed, balance.kept()) - refunds.inFlight(id));
        return new ReturnPreview(daysLeft, percent, price, credit, refund, Math.max(0, owed), order.currency());
    }

    private List<SeatPrice> prices(OrderId order, List<RegistrationId> seats) {
        return jdbc.sql("""
                select price_cents, seat = 'confirmed' as confirmed
                  from registration
                 where orders = :order and id = any (:seats) and seat in ('held', 'confirmed')
                """)
                .param("order", order.value())
                .param("seats", seats.stream().map(RegistrationId::value).toArray(UUID[]::new))
                .query(SeatPrice.class)
                .list();
    }
}
