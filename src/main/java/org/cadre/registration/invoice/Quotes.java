package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.OrderConfirmed;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.invoice.BillSheet.Fact;
import org.cadre.registration.invoice.InvoiceEvents.QuoteMade;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Quotes: a price in writing that keeps the seats until its last day. A newer one replaces the one before, and every paper
 * that was sent can still be read.
 */
@Component
public class Quotes {
    private final JdbcClient jdbc;
    private final OrderContents contents;
    private final BillTos billTos;
    private final BillingTerms terms;
    private final Holds holds;
    private final PaperNumbers numbers;
    private final Drawing drawing;
    private final Orders orders;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    Quotes(
            JdbcClient jdbc,
            OrderContents contents,
            BillTos billTos,
            BillingTerms terms,
            Holds holds,
            PaperNumbers numbers,
            Drawing drawing,
            Orders orders,
            AuditTrail audit,
            ProgramClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.billTos = billTos;
        this.terms = terms;
        this.holds = holds;
        this.numbers = numbers;
        this.drawing = drawing;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    private record Open(UUID id, String number) {}

    /**
     * Quotes an order that waits, and keeps its seats until then. A quote that is open is replaced under its own number with
     * a further figure.
     *
     * @param through its last day; null: as the fee terms say
     * @return its number; empty when the order does not wait any more
     */
    public Optional<String> make(OrderId id, boolean waitsForBoard, @Nullable LocalDate through, Actor actor) {
        var order = contents.locked(id);
        if (!order.isOpen() || order.parkedBecause() != null || order.totalCents() == 0) {
            return Optional.empty();
        }
        var offering = contents.offering(order).orElse(null);
        var zone = contents.zone(offering);
        var until = through == null ? usualEnd(offering) : through;
        var before = open(id);
        before.ifPresent(one -> end(one.id, Quote.State.WITHDRAWN));
        String number =
                before.map(one -> nextOf(one.number)).orElseGet(() -> PaperNumbers.quote(numbers.next("quote")));
        String paper = drawing.inLanguageOf(
                order.buyer(), () -> drawing.store(content(order, offering, number, until, waitsForBoard)));
        UUID quote = Ids.next();
        jdbc.sql("""
                insert into quote (id, orders, number, state, valid_until, waits_for_board, paper, made_at, replaces)
                values (:id, :order, :number, 'offered', :until, :board, :paper, :now, :replaces)
                """)
                .param("id", quote)
                .param("order", id.value())
                .param("number", number)
                .param("until", until)
                .param("board", waitsForBoard)
                .param("paper", paper)
                .param("now", now())
                .param("replaces", before.map(Open::id).orElse(null))
                .update();
        holds.keepThrough(order, until, zone, actor);
        audit.record(
                actor,
                "quote.made",
                order.buyer().value(),
                id.value(),
                before.<Map<String, ?>>map(one -> Map.of("quote", one.number)).orElse(Map.of()),
                Map.of("quote", number, "validUntil", until.toString(), "sha256", paper));
        events.publishEvent(new QuoteMade(id, quote, number, until, paper));
        return Optional.of(number);
    }

    /** As long as the fee terms say, but not into the event. */
    LocalDate usualEnd(@Nullable OfferingSummary offering) {
        var usual = clock.today().plusDays(terms.now().quoteDays());
        var last = lastEnd(offering);
        return last != null && usual.isAfter(last) ? last : usual;
    }

    /** The last day a quote may have: the one before the event, or today. */
    @Nullable
    LocalDate lastEnd(@Nullable OfferingSummary offering) {
        if (offering == null) {
            return null;
        }
        var eve = offering.firstDay().minusDays(1);
        return eve.isBefore(clock.today()) ? clock.today() : eve;
    }

    /** "Q-00012", "Q-00012-2", "Q-00012-3". */
    static String nextOf(String number) {
        int dash = number.indexOf('-', 2);
        return dash < 0
                ? number + "-2"
                : number.substring(0, dash + 1) + (Integer.parseInt(number.substring(dash + 1)) + 1);
    }

    private Drawing.Content content(
            OrderSummary order,
            @Nullable OfferingSummary offering,
            String number,
            LocalDate until,
            boolean waitsForBoard) {
        var facts = new ArrayList<Fact>();
        facts.add(drawing.fact("invoice.paper.number", number));
        facts.add(drawing.fact("invoice.paper.date", texts.printedDay(clock.today())));
        facts.add(drawing.fact("invoice.paper.valid-until", texts.printedDay(until)));
        facts.add(drawing.fact("invoice.paper.order", order.code()));
        var notes = new ArrayList<String>();
        notes.add(texts.say("invoice.paper.quote.holds", order.seats(), texts.printedDay(until)));
        if (waitsForBoard) {
            notes.add(texts.say("invoice.paper.quote.board"));
        }
        notes.add(texts.say("invoice.paper.quote.next", order.code()));
        return new Drawing.Content(
                texts.say("invoice.paper.quote.title", number),
                facts,
                billTos.of(order.id()),
                drawing.lines(contents.lines(order.id()), offering, order.currency()),
                List.of(drawing.fact("invoice.paper.total", texts.money(order.totalCents(), order.currency()))),
                notes,
                offering != null && offering.sample());
    }

    private Optional<Open> open(OrderId order) {
        return jdbc.sql("select id, number from quote where orders = :order and state = 'offered'")
                .param("order", order.value())
                .query(Open.class)
                .optional();
    }

    private boolean end(UUID quote, Quote.State as) {
        return jdbc.sql("update quote set state = :state, ended_at = :now where id = :id and state = 'offered'")
                        .param("id", quote)
                        .param("state", as.word())
                        .param("now", now())
                        .update()
                == 1;
    }

    @EventListener
    void take(OrderConfirmed confirmed) {
        open(confirmed.order()).ifPresent(one -> end(one.id, Quote.State.ACCEPTED));
    }

    @EventListener
    void close(OrderEnded ended) {
        open(ended.order())
                .ifPresent(one ->
                        end(one.id, ended.as() == OrderState.EXPIRED ? Quote.State.EXPIRED : Quote.State.WITHDRAWN));
    }

    /** The orders whose quote has run out where the event is, and which nobody has answered with a purchase order. */
    List<OrderId> runOut() {
        return jdbc.sql("""
                select q.orders
                  from quote q
                  join orders o on o.id = q.orders
                  left join offering e on e.id = o.offering
                 where q.state = 'offered' and o.parked_because is null
                   and (q.valid_until + 1)::timestamp at time zone coalesce(e.zone, :zone) <= :now
                   and not exists (select 1 from purchase_order p where p.orders = o.id and p.state = 'received')
                 order by q.valid_until
                 limit 500
                """).param("zone", clock.zone().getId()).param("now", now()).query(UUID.class).list().stream()
                .map(OrderId::new)
                .toList();
    }

    /** Lets the quote of an order run out, and the order with it unless something else keeps its seats. */
    void expire(OrderId id) {
        var order = contents.locked(id);
        var quote = open(id).orElse(null);
        if (quote == null || !end(quote.id, Quote.State.EXPIRED)) {
            return;
        }
        audit.record(Actor.SYSTEM, "quote.expired", null, id.value(), Map.of("quote", quote.number), Map.of());
        var until = order.holdsUntil();
        if (order.isOpen() && until != null && !until.isAfter(clock.now())) {
            orders.end(id, OrderState.EXPIRED, Actor.SYSTEM);
        }
    }

    /** The quotes of an order, newest first. */
    List<Quote> of(OrderId order) {
        return jdbc.sql("""
                select id, number, state, valid_until, waits_for_board, made_at from quote
                 where orders = :order order by id desc
                """)
                .param("order", order.value())
                .query((row, _) -> new Quote(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Quote.State.of(row.getString("state")),
                        row.getObject("valid_until", LocalDate.class),
                        row.getBoolean("waits_for_board"),
                        row.getTimestamp("made_at")
                                .toInstant()
                                .atZone(clock.zone())
                                .toLocalDate()))
                .list();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
