package org.cadre.registration.invoice;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is in an order: its lines and its seats. */
@Component
class OrderContents {
    /** @param name null: still to come */
    record SeatOf(
            RegistrationId id,
            @Nullable String name,
            @Nullable String school,
            Seat seat) {}

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Offerings offerings;
    private final ProgramClock clock;

    OrderContents(JdbcClient jdbc, Orders orders, Offerings offerings, ProgramClock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.offerings = offerings;
        this.clock = clock;
    }

    /** The order as it is now, kept from everybody else until the transaction ends. */
    OrderSummary locked(OrderId order) {
        jdbc.sql("select 1 from orders where id = :id for update")
                .param("id", order.value())
                .query(Integer.class)
                .single();
        return orders.find(order).orElseThrow();
    }

    List<OrderLine> lines(OrderId order) {
        return jdbc.sql("""
                select covers, quantity, unit_cents, discount_cents, cents from order_line
                 where orders = :order order by place
                """)
                .param("order", order.value())
                .query((row, _) -> new OrderLine(
                        Covers.of(row.getString("covers")),
                        row.getInt("quantity"),
                        row.getInt("unit_cents"),
                        row.getInt("discount_cents"),
                        row.getInt("cents")))
                .list();
    }

    /** The seats it has, named ones first. */
    List<SeatOf> seats(OrderId order) {
        return jdbc.sql("""
                select r.id, p.display_name, s.name as school, r.seat
                  from registration r
                  left join person p on p.id = r.person
                  left join organization s on s.id = p.school
                 where r.orders = :order and r.seat in ('held', 'confirmed')
                 order by p.display_name is null, lower(p.display_name), r.id
                """)
                .param("order", order.value())
                .query((row, _) -> new SeatOf(
                        new RegistrationId(row.getObject("id", UUID.class)),
                        row.getString("display_name"),
                        row.getString("school"),
                        Seat.of(row.getString("seat"))))
                .list();
    }

    Optional<OfferingSummary> offering(OrderSummary order) {
        return order.offering() == null ? Optional.empty() : offerings.find(order.offering());
    }

    /** The zone of its deadlines: the event's, or the program's where there is no event. */
    ZoneId zone(@Nullable OfferingSummary offering) {
        return offering == null ? clock.zone() : offering.zone();
    }

    /** What office wrote down about it. */
    String note(OrderId order) {
        return jdbc.sql("select note from orders where id = :id")
                .param("id", order.value())
                .query(String.class)
                .single();
    }
}
