package org.cadre.registration.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import org.cadre.registration.OrderSummary;
import org.cadre.registration.invoice.BillSheet.Fact;
import org.cadre.registration.invoice.BillSheet.Line;
import org.cadre.registration.invoice.InvoiceEvents.InvoiceIssued;
import org.cadre.registration.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Invoices: one for each payer, numbered without gaps, drawn once and never changed. Corrections are credit notes. */
@Component
public class Invoices {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OrderContents contents;
    private final BillTos billTos;
    private final BillingTerms terms;
    private final PaperNumbers numbers;
    private final Drawing drawing;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    Invoices(
            JdbcClient jdbc,
            JsonMapper json,
            OrderContents contents,
            BillTos billTos,
            BillingTerms terms,
            PaperNumbers numbers,
            Drawing drawing,
            Ledger ledger,
            AuditTrail audit,
            ProgramClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.contents = contents;
        this.billTos = billTos;
        this.terms = terms;
        this.numbers = numbers;
        this.drawing = drawing;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    /** Issues an invoice to each payer who has none; how many were issued. */
    public int issueAll(OrderId order, Actor actor) {
        contents.locked(order);
        int issued = 0;
        for (BillTo payer : billTos.of(order)) {
            if (issue(order, payer.id(), null, actor).isPresent()) {
                issued++;
            }
        }
        return issued;
    }

    /**
     * Issues one payer's invoice, unless they have one or nothing is left to bill.
     *
     * @param purchaseOrder its number, where there is one
     * @return the invoice's number
     */
    Optional<String> issue(OrderId id, UUID billTo, @Nullable String purchaseOrder, Actor actor) {
        var order = contents.locked(id);
        if (!order.isAlive() || order.parkedBecause() != null || order.totalCents() == 0 || has(billTo)) {
            return Optional.empty();
        }
        ledger.charge(id.value(), order.totalCents(), order.currency());
        var payers = billTos.of(id);
        var payer = payers.stream()
                .filter(one -> one.id().equals(billTo))
                .findFirst()
                .orElseThrow();
        int credited = creditedTo(payer, payers, noLongerOwed(order));
        int cents = payer.shareCents() - credited;
        if (cents <= 0) {
            return Optional.empty();
        }
        var offering = contents.offering(order).orElse(null);
        long number = numbers.next("invoice");
        var bill = new Bill(
                order,
                offering,
                payer,
                payers.size() > 1,
                credited,
                cents,
                PaperNumbers.invoice(number),
                due(payer),
                purchaseOrder,
                drawing.inLanguageOf(order.buyer(), () -> lines(order, offering)));
        return Optional.of(issued(bill, order.totalCents(), number, actor));
    }

    private String issued(Bill bill, int totalCents, long number, Actor actor) {
        var order = bill.order;
        String paper = drawing.inLanguageOf(order.buyer(), () -> drawing.store(content(bill, totalCents)));
        var invoice = write(bill, number, paper);
        audit.record(
                actor,
                "invoice.issued",
                order.buyer().value(),
                order.id().value(),
                Map.of(),
                Map.of("number", bill.number, "cents", bill.cents, "sha256", paper));
        events.publishEvent(new InvoiceIssued(
                order.id(),
                invoice,
                bill.number,
                bill.cents,
                order.currency(),
                bill.due,
                bill.purchaseOrder,
                bill.payer.email(),
                paper));
        return bill.number;
    }

    /**
     * Bills more to a payer who has an invoice: an order costs more than it did. A paper of its own, since what was issued
     * never changes; it names the purchase order of the one before.
     *
     * @return the invoice's number; empty: the payer had none
     */
    Optional<String> issueMore(OrderId id, UUID billTo, int cents, String because, Actor actor) {
        var order = contents.locked(id);
        var before = of(id).stream().filter(one -> one.billTo().equals(billTo)).reduce((_, later) -> later);
        if (before.isEmpty() || order.parkedBecause() != null) {
            return Optional.empty();
        }
        var payer = billTos.of(id).stream()
                .filter(one -> one.id().equals(billTo))
                .findFirst()
                .orElseThrow();
        long number = numbers.next("invoice");
        return Optional.of(issued(
                new Bill(
                        order,
                        contents.offering(order).orElse(null),
                        payer,
                        false,
                        0,
                        cents,
                        PaperNumbers.invoice(number),
                        due(payer),
                        before.get().purchaseOrder(),
                        drawing.inLanguageOf(
                                order.buyer(),
                                () -> List.of(new Line(
                                        texts.reading(because), "", "", texts.money(cents, order.currency()))))),
                cents,
                number,
                actor));
    }

    private LocalDate due(BillTo payer) {
        return clock.today()
                .plusDays(
                        payer.school()
                                ? terms.now().netDaysDistrict()
                                : terms.now().netDays());
    }

    /** What of its total has been credited; what made the total itself smaller is not in it any more. */
    private int noLongerOwed(OrderSummary order) {
        var balance = ledger.balance(order.id().value());
        return Math.max(0, order.totalCents() - (balance.charged() - balance.credited()));
    }

    private record Bill(
            OrderSummary order,
            @Nullable OfferingSummary offering,
            BillTo payer,
            boolean shared,
            int credited,
            int cents,
            String number,
            LocalDate due,
            @Nullable String purchaseOrder,
            List<Line> lines) {}

    /** Whether a payer has an invoice that credit notes have not taken back as a whole. */
    private boolean has(UUID billTo) {
        return jdbc.sql("""
                select exists (select 1 from invoice i
                                where i.bill_to = :billTo
                                  and i.cents > (select coalesce(sum(n.cents), 0) from credit_note n where n.invoice = i.id))
                """).param("billTo", billTo).query(Boolean.class).single();
    }

    /** What was credited before anything was billed lowers the first payer's share first. */
    private static int creditedTo(BillTo payer, List<BillTo> payers, int credited) {
        int left = credited;
        for (BillTo one : payers) {
            int here = Math.min(left, one.shareCents());
            if (one.id().equals(payer.id())) {
                return here;
            }
            left -= here;
        }
        return 0;
    }

    private List<Line> lines(OrderSummary order, @Nullable OfferingSummary offering) {
        return drawing.lines(contents.lines(order.id()), offering, order.currency());
    }

    private Drawing.Content content(Bill bill, int totalCents) {
        var order = bill.order;
        var facts = new ArrayList<Fact>();
        facts.add(drawing.fact("invoice.paper.number", bill.number));
        facts.add(drawing.fact("invoice.paper.date", texts.printedDay(clock.today())));
        facts.add(drawing.fact("invoice.paper.due", texts.printedDay(bill.due)));
        if (bill.purchaseOrder != null) {
            facts.add(drawing.fact("invoice.paper.purchase-order", bill.purchaseOrder));
        }
        facts.add(drawing.fact("invoice.paper.order", order.code()));
        var totals = new ArrayList<Fact>();
        totals.add(drawing.fact("invoice.paper.total", texts.money(totalCents, order.currency())));
        if (bill.shared) {
            totals.add(drawing.fact("invoice.paper.share", texts.money(bill.payer.shareCents(), order.currency())));
        }
        if (bill.credited > 0) {
            totals.add(drawing.fact("invoice.paper.credited", texts.money(-bill.credited, order.currency())));
        }
        if (bill.shared || bill.credited > 0) {
            totals.add(drawing.fact("invoice.paper.to-pay", texts.money(bill.cents, order.currency())));
        }
        return new Drawing.Content(
                texts.say("invoice.paper.invoice.title", bill.number),
                facts,
                List.of(bill.payer),
                bill.lines,
                totals,
                List.of(
                        texts.say("invoice.paper.invoice.pay", texts.printedDay(bill.due), bill.number),
                        texts.say("invoice.paper.invoice.attendees", order.seats())),
                bill.offering != null && bill.offering.sample());
    }

    private UUID write(Bill bill, long number, String paper) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into invoice (id, number, orders, bill_to, purchase_order, cents, currency, issued, due, lines, paper)
                values (:id, :number, :order, :billTo, :purchaseOrder, :cents, :currency, :today, :due, :lines::jsonb, :paper)
                """)
                .param("id", id)
                .param("number", number)
                .param("order", bill.order.id().value())
                .param("billTo", bill.payer.id())
                .param("purchaseOrder", bill.purchaseOrder)
                .param("cents", bill.cents)
                .param("currency", bill.order.currency())
                .param("today", clock.today())
                .param("due", bill.due)
                .param("lines", json.writeValueAsString(bill.lines))
                .param("paper", paper)
                .update();
        return id;
    }

    /** The invoices of an order, oldest first. */
    public List<Invoice> of(OrderId order) {
        return jdbc.sql("""
                select i.id, i.number, i.orders, i.bill_to, i.purchase_order, i.cents, i.currency, i.issued, i.due,
                       (select coalesce(sum(n.cents), 0) from credit_note n where n.invoice = i.id) as credited,
                       b.open_cents
                  from invoice i
                  join invoice_balance b on b.invoice = i.id
                 where i.orders = :order
                 order by i.number
                """)
                .param("order", order.value())
                .query(Invoices::invoice)
                .list();
    }

    private static Invoice invoice(ResultSet row, int at) throws SQLException {
        return new Invoice(
                row.getObject("id", UUID.class),
                PaperNumbers.invoice(row.getLong("number")),
                new OrderId(row.getObject("orders", UUID.class)),
                row.getObject("bill_to", UUID.class),
                row.getString("purchase_order"),
                row.getInt("cents"),
                row.getString("currency"),
                row.getObject("issued", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getInt("credited"),
                row.getInt("open_cents"));
    }
}
