package org.cadre.registration;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.DiscountCode;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.OrderTotal;
import org.cadre.offering.Prices;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.OrderPlaced;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatHeld;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the seats of an order, all or none. Counting and taking are one statement: two people never get the last seat.
 * What was shown is what is charged.
 */
@Component
class Placement {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that are taken for one another. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int ORDER_LETTERS = 8;
    private static final int TICKET_LETTERS = 16;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Offerings offerings;
    private final Prices prices;
    private final ApplicationEventPublisher events;

    Placement(
            JdbcClient jdbc,
            AuditTrail audit,
            ProgramClock clock,
            Offerings offerings,
            Prices prices,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.offerings = offerings;
        this.prices = prices;
        this.events = events;
    }

    /**
     * Places an order in the caller's transaction. Whoever is refused has taken nothing.
     *
     * @param mayPass whether it may pass those on the waitlist: the order that offers them their places does
     */
    Placing place(OrderRequest request, boolean mayPass, Actor actor) {
        var offering = offerings.find(request.offering()).orElse(null);
        if (offering == null || offering.canceled() || offering.closed()) {
            return new Placing.NotOffered();
        }
        var twice = twice(request.seats());
        if (!twice.isEmpty()) {
            return new Placing.AlreadyRegistered(twice);
        }
        LocalDate today = clock.now().atZone(offering.zone()).toLocalDate();
        DiscountCode code = null;
        if (request.code() != null) {
            code = prices.code(request.code())
                    .filter(one -> one.isGood(offering.id(), today))
                    .orElse(null);
            if (code == null) {
                return new Placing.CodeNotGood(request.code());
            }
            if (code.isUsedUp()) {
                return new Placing.CodeUsedUp(request.code());
            }
        }
        var total = prices.of(offering)
                .total(request.covers(), request.feeCategory(), request.seats().size(), today, code);
        if (total.cents() != request.shownCents()) {
            return new Placing.PriceChanged(total);
        }
        if (code != null && !prices.use(code)) {
            return new Placing.CodeUsedUp(code.code());
        }
        var placed = take(request, offering, code, total, mayPass);
        if (placed == null) {
            if (code != null) {
                prices.giveBack(code.id());
            }
            return whyNot(request, offering, mayPass);
        }
        tell(placed, request, total, actor);
        if (!mayPass) {
            // What is offered to somebody who waits is ordered when they take it.
            events.publishEvent(new OrderPlaced(placed.order(), request.buyer(), request.offering()));
        }
        return placed;
    }

    private static List<PersonId> twice(List<@Nullable PersonId> seats) {
        var seen = new HashSet<PersonId>();
        return seats.stream()
                .filter(Objects::nonNull)
                .filter(person -> !seen.add(person))
                .distinct()
                .toList();
    }

    private Placing.@Nullable Placed take(
            OrderRequest request,
            OfferingSummary offering,
            @Nullable DiscountCode code,
            OrderTotal total,
            boolean mayPass) {
        var order = new OrderId(Ids.next());
        int seats = request.seats().size();
        boolean free = total.cents() == 0;
        var ids = new UUID[seats];
        var persons = new UUID[seats];
        var tickets = new String[seats];
        for (int i = 0; i < seats; i++) {
            ids[i] = Ids.next();
            var person = request.seats().get(i);
            persons[i] = person == null ? null : person.value();
            tickets[i] = ticketCode();
        }
        var lines = total.lines();
        int taken = jdbc.sql("""
                with wanted as (
                  select o.id, o.currency, o.zone, o.first_day, t.card_minutes, t.quote_days, t.names_days
                    from offering o
                   cross join fee_terms t
                   where o.id = :offering and o.canceled_at is null and o.closed_at is null
                     and not exists (select 1 from registration r
                                      where r.offering = o.id and r.person = any (:persons) and r.seat in ('held', 'confirmed'))
                     and (:mayPass or not exists (select 1 from waitlist_entry w
                                                   where w.offering = o.id and w.state = 'waiting'))
                ), taken as (
                  update seat_pool p
                     set used = p.used + :seats
                    from wanted w
                   where p.offering = w.id and p.used + :seats <= p.capacity
                  returning p.offering
                ), placed as (
                  insert into orders (id, code, offering, buyer, district, fee_category, state, confirmed_by, pays_by,
                                      currency, total_cents, discount_code, holds_until, names_due, placed_at, confirmed_at)
                  select :order, :code, w.id, :buyer, :district, :category, :state, :confirmedBy, :paysBy, w.currency,
                         :total, :discount::uuid,
                         case when :free then null
                              when :paysBy = 'card' then :now + w.card_minutes * interval '1 minute'
                              else (:today::date + w.quote_days + 1)::timestamp at time zone w.zone end,
                         case when :nameless then greatest(w.first_day - w.names_days, :today::date) end,
                         :now, case when :free then :now end
                    from wanted w
                    join taken t on t.offering = w.id
                  returning id, offering, currency
                ), billed as (
                  insert into bill_to (id, orders, place, organization, name, email, address, share_cents)
                  select :billTo, n.id, 1, g.id, coalesce(g.name, b.legal_name), case when g.id is null then b.email else '' end,
                         coalesce(concat_ws(', ', g.street, g.city, g.state, g.zip), ''), :total
                    from placed n
                    join person b on b.id = :buyer
                    left join organization g on g.id = :district
                ), listed as (
                  insert into order_line (id, orders, place, covers, quantity, unit_cents, discount_cents, cents)
                  select l.id, n.id, l.place, l.covers, l.quantity, l.unit, l.discount, l.quantity * l.unit - l.discount
                    from placed n
                   cross join unnest(:lines, :covers, :quantities, :units, :discounts)
                         with ordinality as l (id, covers, quantity, unit, discount, place)
                ), seated as (
                  insert into registration (id, orders, offering, person, price_cents, seat, with_internship,
                                            wants_certification, registered_at, confirmed_at)
                  select s.id, n.id, n.offering, s.person, s.price, :seat, :bundle, :wantsCertification, :now,
                         case when :free then :now end
                    from placed n
                   cross join unnest(:ids, :persons, :prices) as s (id, person, price)
                  returning id
                )
                insert into ticket (code, registration, made_at)
                select t.code, t.registration, :now
                  from placed n
                 cross join unnest(:tickets, :ids) as t (code, registration)
                """)
                .param("offering", offering.id().value())
                .param("persons", persons)
                .param("mayPass", mayPass)
                .param("seats", seats)
                .param("order", order.value())
                .param("code", letters(ORDER_LETTERS))
                .param("buyer", request.buyer().value())
                .param(
                        "district",
                        request.district() == null ? null : request.district().value())
                .param("category", request.feeCategory().key())
                .param("state", (free ? OrderState.CONFIRMED : OrderState.PLACED).word())
                .param("confirmedBy", free ? ConfirmedBy.NOTHING_DUE.word() : null)
                .param("paysBy", (free ? PaysBy.NOTHING_DUE : request.paysBy()).word())
                .param("total", total.cents())
                .param("discount", code == null ? null : code.id())
                .param("free", free)
                .param("nameless", request.seats().contains(null))
                .param("now", now())
                .param("today", clock.today())
                .param("billTo", Ids.next())
                .param("lines", lines.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("covers", lines.stream().map(line -> line.covers().key()).toArray(String[]::new))
                .param(
                        "quantities",
                        lines.stream().map(OrderTotal.Line::quantity).toArray(Integer[]::new))
                .param("units", lines.stream().map(OrderTotal.Line::unitCents).toArray(Integer[]::new))
                .param(
                        "discounts",
                        lines.stream().map(OrderTotal.Line::discountCents).toArray(Integer[]::new))
                .param("seat", (free ? Seat.CONFIRMED : Seat.HELD).word())
                .param("bundle", request.covers() == Covers.BUNDLE)
                .param("wantsCertification", request.wantsCertification())
                .param("ids", ids)
                .param("prices", shares(total.cents(), seats))
                .param("tickets", tickets)
                .update();
        if (taken == 0) {
            return null;
        }
        var registrations = new ArrayList<RegistrationId>();
        for (UUID id : ids) {
            registrations.add(new RegistrationId(id));
        }
        return new Placing.Placed(order, registrations, free ? Seat.CONFIRMED : Seat.HELD);
    }

    /** Equal shares of a total; what is left over goes to the first, cent by cent, so that they sum up to it. */
    static Integer[] shares(int cents, int seats) {
        var shares = new Integer[seats];
        for (int i = 0; i < seats; i++) {
            shares[i] = cents / seats + (i < cents % seats ? 1 : 0);
        }
        return shares;
    }

    /** The code of a new ticket. */
    static String ticketCode() {
        return letters(TICKET_LETTERS);
    }

    static String letters(int count) {
        var letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private Placing whyNot(OrderRequest request, OfferingSummary before, boolean mayPass) {
        var offering = offerings.find(before.id()).orElse(before);
        if (offering.canceled() || offering.closed()) {
            return new Placing.NotOffered();
        }
        var seated = jdbc.sql("""
                select person from registration
                 where offering = :offering and person = any (:persons) and seat in ('held', 'confirmed')
                """)
                .param("offering", offering.id().value())
                .param(
                        "persons",
                        request.seats().stream()
                                .filter(Objects::nonNull)
                                .map(PersonId::value)
                                .toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (!seated.isEmpty()) {
            return new Placing.AlreadyRegistered(
                    seated.stream().map(PersonId::new).toList());
        }
        boolean othersWait = !mayPass && othersWait(offering);
        return othersWait && offering.seatsLeft() >= request.seats().size()
                ? new Placing.OthersWait()
                : new Placing.TooFewSeats(othersWait ? 0 : offering.seatsLeft());
    }

    private boolean othersWait(OfferingSummary offering) {
        return jdbc.sql("select exists (select 1 from waitlist_entry where offering = :id and state = 'waiting')")
                .param("id", offering.id().value())
                .query(Boolean.class)
                .single();
    }

    private void tell(Placing.Placed placed, OrderRequest request, OrderTotal total, Actor actor) {
        audit.record(
                actor,
                "order.placed",
                request.buyer().value(),
                placed.order().value(),
                Map.of(),
                Map.of(
                        "offering",
                        request.offering().toString(),
                        "seats",
                        request.seats().size(),
                        "totalCents",
                        total.cents(),
                        "paysBy",
                        request.paysBy().word()));
        for (int i = 0; i < placed.seats().size(); i++) {
            var person = request.seats().get(i);
            if (person != null) {
                var seat = placed.seats().get(i);
                events.publishEvent(
                        placed.seat() == Seat.CONFIRMED
                                ? new SeatConfirmed(seat, person, request.offering())
                                : new SeatHeld(seat, person, request.offering(), request.paysBy()));
            }
        }
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
