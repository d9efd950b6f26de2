package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.invoice.BillSheet.Line;
import org.cadre.registration.invoice.InvoiceEvents.CreditNoteIssued;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Credit notes: what is wrong on an invoice, or no longer owed, is taken back by a paper of its own and by one entry in the
 * ledger.
 */
@Component
public class CreditNotes {
    private final JdbcClient jdbc;
    private final OrderContents contents;
    private final BillTos billTos;
    private final Invoices invoices;
    private final PaperNumbers numbers;
    private final Drawing drawing;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    CreditNotes(
            JdbcClient jdbc,
            OrderContents contents,
            BillTos billTos,
            Invoices invoices,
            PaperNumbers numbers,
            Drawing drawing,
            Ledger ledger,
            AuditTrail audit,
            ProgramClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.billTos = billTos;
        this.invoices = invoices;
        this.numbers = numbers;
        this.drawing = drawing;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    /**
     * Takes back a part of an invoice, or all of it, in the caller's transaction: a numbered paper that is mailed to whom the
     * invoice went, and the credit entry in the ledger, in that payer's name. The caller enters no credit of their own for
     * it. What an invoice still has to take back is {@link Invoice#creditableCents()}.
     *
     * @param invoice one of {@link Invoices#of}
     * @param reason printed on the paper
     * @return the credit note's id
     * @throws IllegalArgumentException when it is more than the invoice has left to take back
     */
    public UUID issue(UUID invoice, int cents, String reason, Actor actor) {
        UUID id = Ids.next();
        issue(id, invoice, cents, reason, "credit-note:" + id, actor);
        return id;
    }

    /**
     * The same for a cause that the ledger is to know.
     *
     * @param cause of the ledger's entry; it stands once
     */
    void issue(UUID id, UUID invoice, int cents, String reason, String cause, Actor actor) {
        var orderId = new OrderId(jdbc.sql("select orders from invoice where id = :id")
                .param("id", invoice)
                .query(UUID.class)
                .single());
        var order = contents.locked(orderId);
        var of = invoices.of(orderId).stream()
                .filter(one -> one.id().equals(invoice))
                .findFirst()
                .orElseThrow();
        if (cents <= 0 || cents > of.creditableCents()) {
            throw new IllegalArgumentException(
                    "of " + of.number() + " " + of.creditableCents() + " cents can be credited, not " + cents);
        }
        var payer = billTos.of(orderId).stream()
                .filter(one -> one.id().equals(of.billTo()))
                .findFirst()
                .orElseThrow();
        long next = numbers.next("credit note");
        String number = PaperNumbers.creditNote(next);
        String paper = drawing.inLanguageOf(
                order.buyer(), () -> drawing.store(content(order, of, payer, number, cents, reason)));
        jdbc.sql("""
                insert into credit_note (id, number, invoice, cents, because, issued, paper)
                values (:id, :number, :invoice, :cents, :because, :today, :paper)
                """)
                .param("id", id)
                .param("number", next)
                .param("invoice", invoice)
                .param("cents", cents)
                .param("because", reason)
                .param("today", clock.today())
                .param("paper", paper)
                .update();
        ledger.enter(
                new Ledger.Draft(
                        orderId.value(),
                        of.billTo(),
                        LedgerEntry.Kind.CREDIT,
                        cents,
                        of.currency(),
                        null,
                        number,
                        reason,
                        clock.today(),
                        cause),
                actor.person());
        audit.record(
                actor,
                "credit-note.issued",
                order.buyer().value(),
                orderId.value(),
                Map.of("invoice", of.number()),
                Map.of("number", number, "cents", cents, "sha256", paper));
        events.publishEvent(new CreditNoteIssued(
                orderId, id, number, of.number(), cents, of.currency(), reason, payer.email(), paper));
    }

    private Drawing.Content content(
            OrderSummary order, Invoice of, BillTo payer, String number, int cents, String reason) {
        String amount = texts.money(-cents, of.currency());
        var offering = contents.offering(order).orElse(null);
        var facts = new ArrayList<BillSheet.Fact>();
        facts.add(drawing.fact("invoice.paper.number", number));
        facts.add(drawing.fact("invoice.paper.date", texts.printedDay(clock.today())));
        facts.add(drawing.fact("invoice.paper.of-invoice", of.number()));
        if (of.purchaseOrder() != null) {
            facts.add(drawing.fact("invoice.paper.purchase-order", of.purchaseOrder()));
        }
        facts.add(drawing.fact("invoice.paper.order", order.code()));
        return new Drawing.Content(
                texts.say("invoice.paper.credit-note.title", number),
                facts,
                List.of(payer),
                List.of(new Line(texts.reading(reason), "", "", amount)),
                List.of(drawing.fact("invoice.paper.credit", amount)),
                List.of(texts.say("invoice.paper.credit-note.note", of.number(), texts.printedDay(of.issued()))),
                offering != null && offering.sample());
    }

    /** An invoice that was asked for in advance, of an order that ended unconfirmed: what is still owed of it is owed no more. */
    @EventListener
    void takeBack(OrderEnded ended) {
        boolean confirmed = jdbc.sql("select confirmed_at is not null from orders where id = :id")
                .param("id", ended.order().value())
                .query(Boolean.class)
                .single();
        if (confirmed) {
            return;
        }
        for (Invoice invoice : invoices.of(ended.order())) {
            int cents = Math.min(invoice.openCents(), invoice.creditableCents());
            if (cents > 0) {
                issue(
                        invoice.id(),
                        cents,
                        texts.unsaid("invoice.order-ended." + ended.as().word()),
                        Actor.SYSTEM);
            }
        }
    }

    /** The credit notes of an order, oldest first. */
    public List<CreditNote> of(OrderId order) {
        return jdbc.sql("""
                select n.id, n.number, i.number as invoice, n.cents, n.because, n.issued
                  from credit_note n
                  join invoice i on i.id = n.invoice
                 where i.orders = :order
                 order by n.number
                """)
                .param("order", order.value())
                .query((row, _) -> new CreditNote(
                        row.getObject("id", UUID.class),
                        PaperNumbers.creditNote(row.getLong("number")),
                        PaperNumbers.invoice(row.getLong("invoice")),
                        row.getInt("cents"),
                        row.getString("because"),
                        row.getObject("issued", LocalDate.class)))
                .list();
    }
}
