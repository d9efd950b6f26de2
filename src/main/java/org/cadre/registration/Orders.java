package org.cadre.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Prices;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.OrderConfirmed;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.RegistrationEvents.PaymentNoted;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatEnded;
import org.cadre.registration.RegistrationEvents.SeatsFreed;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to orders: placing one, what makes its seats safe, and how it ends. */
@Component
public class Orders {
    private record SeatRow(UUID id, @Nullable UUID person, UUID offering) {}

    private record Confirmable(
            UUID id, int total, String currency, @Nullable OfferingId offering) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Placement placement;
    private final Ledger ledger;
    private final Prices prices;
    private final ApplicationEventPublisher events;

    Orders(
            JdbcClient jdbc,
            AuditTrail audit,
            ProgramClock clock,
            Placement placement,
            Ledger ledger,
            Prices prices,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.placement = placement;
        this.ledger = ledger;
        this.prices = prices;
        this.events = events;
    }

    /** Takes the seats of an order, all or none, if the price is still the one that was shown. */
    public Placing place(OrderRequest request, Actor actor) {
        return placement.place(request, false, actor);
    }

    /** Takes seats for those who have waited for them: passes the waitlist. */
    public Placing placeForWaiting(OrderRequest request, Actor actor) {
        return placement.place(request, true, actor);
    }

    /**
     * Makes an order's seats safe, once: charges it, if it has not been, and confirms them. False when it is not placed any
     * more, or is parked.
     */
    public boolean confirm(OrderId order, ConfirmedBy by, @Nullable String waivedBecause, Actor actor) {
        var confirmed = jdbc.sql("""
                update orders
                   set state = 'confirmed', confirmed_by = :by, confirmed_at = :now, waived_because = :because,
                       holds_until = null
                 where id = :id and state = 'placed' and parked_because is null
                returning id, total_cents, currency, offering
                """)
                .param("id", order.value())
                .param("by", by.word())
                .param("because", waivedBecause)
                .param("now", now())
                .query((row, _) -> {
                    UUID offering = row.getObject("offering", UUID.class);
                    return new Confirmable(
                            row.getObject("id", UUID.class),
                            row.getInt("total_cents"),
                            row.getString("currency"),
                            offering == null ? null : new OfferingId(offering));
                })
                .optional();
        if (confirmed.isEmpty()) {
            return false;
        }
        ledger.charge(order.value(), confirmed.get().total, confirmed.get().currency);
        if (by == ConfirmedBy.WAIVER) {
            waive(order, confirmed.get(), waivedBecause);
        }
        var seats = jdbc.sql("""
                update registration set seat = 'confirmed', confirmed_at = :now
                 where orders = :id and seat = 'held'
                returning id, person, offering
                """)
                .param("id", order.value())
                .param("now", now())
                .query(SeatRow.class)
                .list();
        audit.record(
                actor,
                "order.confirmed",
                null,
                order.value(),
                Map.of("state", OrderState.PLACED.word()),
                Map.of("state", OrderState.CONFIRMED.word(), "by", by.word()));
        events.publishEvent(new OrderConfirmed(order));
        seats.forEach(seat -> {
            if (seat.person != null) {
                events.publishEvent(new SeatConfirmed(
                        new RegistrationId(seat.id), new PersonId(seat.person), new OfferingId(seat.offering)));
            }
        });
        return true;
    }

    /** What is not charged after all stands in the ledger as a credit, with the reason. */
    private void waive(OrderId order, Confirmable confirmed, @Nullable String because) {
        int owed = ledger.balance(order.value()).owed();
        if (owed > 0) {
            ledger.enter(
                    new Ledger.Draft(
                            order.value(),
                            null,
                            LedgerEntry.Kind.CREDIT,
                            owed,
                            confirmed.currency,
                            null,
                            null,
                            because,
                            clock.today(),
                            "waiver:" + order),
                    null);
        }
    }

    /**
     * Notes money that came, once for each cause, and confirms the order when nothing is owed any more. Money is noted
     * whatever has become of the order: it is never lost.
     *
     * @param day when it came, by the program's calendar
     * @return whether it was noted now; false: it had been
     */
    public boolean notePayment(
            OrderId order,
            int cents,
            LedgerEntry.Method method,
            @Nullable String reference,
            LocalDate day,
            String cause,
            Actor actor) {
        return notePayment(order, null, cents, method, reference, day, cause, actor);
    }

    /**
     * The same for one of two payers.
     *
     * @param billTo whose share it pays; null: the order's as a whole
     */
    public boolean notePayment(
            OrderId order,
            @Nullable UUID billTo,
            int cents,
            LedgerEntry.Method method,
            @Nullable String reference,
            LocalDate day,
            String cause,
            Actor actor) {
        var row = jdbc.sql("select state, total_cents, currency from orders where id = :id for update")
                .param("id", order.value())
                .query((found, _) -> new Object[] {
                    OrderState.of(found.getString("state")), found.getInt("total_cents"), found.getString("currency")
                })
                .single();
        var state = (OrderState) row[0];
        String currency = (String) row[2];
        if (state == OrderState.PLACED || state == OrderState.CONFIRMED) {
            ledger.charge(order.value(), (int) row[1], currency);
        }
        boolean noted = ledger.enter(
                new Ledger.Draft(
                        order.value(),
                        billTo,
                        LedgerEntry.Kind.PAYMENT,
                        cents,
                        currency,
                        method,
                        reference,
                        null,
                        day,
                        cause),
                actor.person());
        if (!noted) {
            return false;
        }
        audit.record(
                actor,
                "order.paid",
                null,
                order.value(),
                Map.of(),
                Map.of("cents", cents, "method", method.word(), "reference", reference == null ? "" : reference));
        events.publishEvent(new PaymentNoted(order, billTo, cents, currency, method.word(), reference, day));
        if (state == OrderState.PLACED && ledger.balance(order.value()).owed() <= 0) {
            confirm(order, ConfirmedBy.PAYMENT, null, actor);
        }
        return true;
    }

    /** Gives an order that waits up, or lets it end because nothing came in time: its seats and its code are free again. */
    public boolean end(OrderId order, OrderState as, Actor actor) {
        var ended = jdbc.sql("""
                update orders set state = :state, ended_at = :now, holds_until = null
                 where id = :id and state = 'placed'
                returning discount_code
                """)
                .param("id", order.value())
                .param("state", as.word())
                .param("now", now())
                .query((row, _) -> Optional.ofNullable(row.getObject("discount_code", UUID.class)))
                .optional();
        if (ended.isEmpty()) {
            return false;
        }
        ended.get().ifPresent(prices::giveBack);
        var seats = jdbc.sql("""
                with ended as (
                  update registration set seat = 'canceled', ended_at = :now
                   where orders = :id and seat = 'held'
                  returning id, person, offering
                ), dead as (
                  update ticket t set dead_at = :now from ended e where t.registration = e.id and t.dead_at is null
                ), freed as (
                  update seat_pool p set used = p.used - e.seats
                    from (select offering, count(*) as seats from ended group by offering) e
                   where p.offering = e.offering
                )
                select id, person, offering from ended
                """)
                .param("id", order.value())
                .param("now", now())
                .query(SeatRow.class)
                .list();
        audit.record(
                actor,
                as == OrderState.EXPIRED ? "order.expired" : "order.canceled",
                null,
                order.value(),
                Map.of("state", OrderState.PLACED.word()),
                Map.of("state", as.word()));
        events.publishEvent(new OrderEnded(order, as));
        seats.stream()
                .map(SeatRow::offering)
                .distinct()
                .forEach(offering -> events.publishEvent(new SeatsFreed(new OfferingId(offering))));
        seats.forEach(seat -> events.publishEvent(new SeatEnded(
                new RegistrationId(seat.id),
                seat.person == null ? null : new PersonId(seat.person),
                new OfferingId(seat.offering),
                false)));
        return true;
    }

    /** One order: to its buyer, to the coordinator of its district, and to office. */
    public Optional<OrderSummary> find(OrderId id, Viewer viewer) {
        return jdbc.sql("""
                select * from order_summary
                 where id = :id and (:office or buyer = :viewer or district = :district)
                """)
                .param("id", id.value())
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .param(
                        "district",
                        viewer.districtSpokenFor().map(OrganizationId::value).orElse(null))
                .query(Orders::summary)
                .optional();
    }

    /** The same for a job, which nobody looks at. */
    public Optional<OrderSummary> find(OrderId id) {
        return jdbc.sql("select * from order_summary where id = :id")
                .param("id", id.value())
                .query(Orders::summary)
                .optional();
    }

    /**
     * To office, the orders with which nothing happens until it has looked, the oldest first.
     *
     * @param after the order to go on after; null: from the beginning
     */
    public List<OrderSummary> parked(Viewer viewer, @Nullable OrderId after, int most) {
        return jdbc.sql("""
                select * from order_summary
                 where :office and parked_because is not null and (:after::uuid is null or id > :after::uuid)
                 order by id
                 limit :most
                """)
                .param("office", viewer.isOffice())
                .param("after", after == null ? null : after.value())
                .param("most", most)
                .query(Orders::summary)
                .list();
    }

    /** The orders somebody placed or that were placed for the district they speak for, newest first. */
    public List<OrderSummary> of(Viewer viewer) {
        return jdbc.sql("""
                select * from order_summary
                 where buyer = :viewer or district = :district
                 order by id desc
                 limit 200
                """)
                .param("viewer", viewer.id().value())
                .param(
                        "district",
                        viewer.districtSpokenFor().map(OrganizationId::value).orElse(null))
                .query(Orders::summary)
                .list();
    }

    static OrderSummary summary(ResultSet row, int number) throws SQLException {
        UUID offering = row.getObject("offering", UUID.class);
        UUID district = row.getObject("district", UUID.class);
        String confirmedBy = row.getString("confirmed_by");
        var holdsUntil = row.getTimestamp("holds_until");
        return new OrderSummary(
                new OrderId(row.getObject("id", UUID.class)),
                row.getString("code"),
                offering == null ? null : new OfferingId(offering),
                new PersonId(row.getObject("buyer", UUID.class)),
                row.getString("buyer_name"),
                row.getString("buyer_email"),
                district == null ? null : new OrganizationId(district),
                row.getString("district_name"),
                FeeCategory.find(row.getString("fee_category")).orElseThrow(),
                OrderState.of(row.getString("state")),
                confirmedBy == null ? null : ConfirmedBy.of(confirmedBy),
                PaysBy.find(row.getString("pays_by")).orElseThrow(),
                row.getString("currency"),
                row.getInt("total_cents"),
                row.getObject("discount_code", UUID.class),
                holdsUntil == null ? null : holdsUntil.toInstant(),
                row.getObject("names_due", LocalDate.class),
                row.getString("waived_because"),
                row.getString("parked_because"),
                row.getInt("seats"),
                row.getInt("nameless"),
                row.getTimestamp("placed_at").toInstant());
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
