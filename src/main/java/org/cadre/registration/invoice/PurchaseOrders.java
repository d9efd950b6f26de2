package org.cadre.registration.invoice;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.invoice.InvoiceEvents.PurchaseOrderReceived;
import org.cadre.registration.invoice.InvoiceEvents.PurchaseOrderRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Purchase orders: sent by the buyer, accepted or refused by office. One that is accepted makes the order's seats safe and
 * brings its invoice; with two payers, once each of them has promised or paid their share.
 */
@Component
public class PurchaseOrders {
    /** What came of a purchase order that was sent. */
    public sealed interface Receipt {
        record Received(UUID purchaseOrder) implements Receipt {}

        /** One is there already, and office has not refused it. */
        record AlreadySent() implements Receipt {}

        /** The event takes none any more. */
        record TooLate() implements Receipt {}

        /** The order does not wait any more. */
        record NotWaiting() implements Receipt {}
    }

    /** What came of accepting one. */
    public enum Acceptance {
        /** The seats are safe and the invoices are on their way. */
        CONFIRMED,
        /** The other payer's share is still neither promised nor paid. */
        OTHER_PAYER_MISSING,
        /** Somebody else decided about it, or the order does not wait any more. */
        GONE
    }

    /**
     * What somebody sent.
     *
     * @param payer the place of who pays: 1, or 2 where two share
     * @param file digest in the file store; null: the number alone
     */
    public record Sent(
            int payer,
            String number,
            @Nullable Integer limitCents,
            @Nullable String file,
            @Nullable String fileName,
            @Nullable String fileKind) {
        public static Sent numberOnly(String number) {
            return new Sent(1, number, null, null, null, null);
        }
    }

    private final JdbcClient jdbc;
    private final OrderContents contents;
    private final BillTos billTos;
    private final BillingTerms terms;
    private final Holds holds;
    private final Invoices invoices;
    private final Orders orders;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    PurchaseOrders(
            JdbcClient jdbc,
            OrderContents contents,
            BillTos billTos,
            BillingTerms terms,
            Holds holds,
            Invoices invoices,
            Orders orders,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.billTos = billTos;
        this.terms = terms;
        this.holds = holds;
        this.invoices = invoices;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Takes one in, and keeps the seats while office looks at it. */
    public Receipt receive(OrderId id, Sent sent, Actor actor) {
        var order = contents.locked(id);
        if (!order.isOpen() || order.totalCents() == 0) {
            return new Receipt.NotWaiting();
        }
        var offering = contents.offering(order).orElse(null);
        if (isTooLate(offering)) {
            return new Receipt.TooLate();
        }
        var payers = billTos.of(id);
        var payer = payers.stream()
                .filter(one -> one.place() == sent.payer)
                .findFirst()
                .orElse(payers.getFirst());
        if (of(id).stream()
                .anyMatch(one -> one.state() != PurchaseOrder.State.REFUSED
                        && (one.billTo() == null || one.billTo().equals(payer.id())))) {
            return new Receipt.AlreadySent();
        }
        UUID purchaseOrder = Ids.next();
        jdbc.sql("""
                insert into purchase_order (id, orders, bill_to, number, limit_cents, file, file_name, file_kind, state,
                                            received_at)
                values (:id, :order, :billTo, :number, :limit, :file, :fileName, :fileKind, 'received', :now)
                """)
                .param("id", purchaseOrder)
                .param("order", id.value())
                .param("billTo", payer.id())
                .param("number", sent.number)
                .param("limit", sent.limitCents)
                .param("file", sent.file)
                .param("fileName", sent.fileName)
                .param("fileKind", sent.fileKind)
                .param("now", now())
                .update();
        holds.keepThrough(order, clock.today().plusDays(terms.now().quoteDays()), contents.zone(offering), actor);
        audit.record(
                actor,
                "purchase-order.received",
                order.buyer().value(),
                id.value(),
                Map.of(),
                Map.of("number", sent.number, "sha256", sent.file == null ? "" : sent.file));
        boolean below = sent.limitCents != null && sent.limitCents < payer.shareCents();
        events.publishEvent(new PurchaseOrderReceived(id, purchaseOrder, sent.number, sent.limitCents, below));
        return new Receipt.Received(purchaseOrder);
    }

    boolean isTooLate(@Nullable OfferingSummary offering) {
        return offering != null
                && !offering.takesPurchaseOrders(
                        clock.now().atZone(offering.zone()).toLocalDate());
    }

    /** Accepts one, once: of two people who do so at the same moment the second finds it decided. */
    public Acceptance accept(OrderId id, UUID purchaseOrder, Actor actor) {
        var order = contents.locked(id);
        if (!order.isOpen() || order.parkedBecause() != null || !decide(id, purchaseOrder, "accepted", null)) {
            return Acceptance.GONE;
        }
        audit.record(
                actor,
                "purchase-order.accepted",
                order.buyer().value(),
                id.value(),
                Map.of(),
                Map.of("number", number(id, purchaseOrder)));
        return confirmIfCovered(order, actor) ? Acceptance.CONFIRMED : Acceptance.OTHER_PAYER_MISSING;
    }

    /**
     * Makes the seats safe when each payer has promised or paid their share, and issues an invoice to each who promised.
     * The caller has locked the order.
     */
    boolean confirmIfCovered(OrderSummary order, Actor actor) {
        var accepted = of(order.id()).stream()
                .filter(one -> one.state() == PurchaseOrder.State.ACCEPTED)
                .toList();
        if (accepted.isEmpty()) {
            return false;
        }
        var payers = billTos.of(order.id());
        boolean covered = payers.stream()
                .allMatch(payer -> promise(accepted, payer).isPresent()
                        || (payers.size() > 1 && paid(order.id(), payer) >= payer.shareCents()));
        if (!covered || !orders.confirm(order.id(), ConfirmedBy.PURCHASE_ORDER, null, actor)) {
            return false;
        }
        for (BillTo payer : payers) {
            promise(accepted, payer).ifPresent(one -> invoices.issue(order.id(), payer.id(), one.number(), actor));
        }
        return true;
    }

    private static Optional<PurchaseOrder> promise(List<PurchaseOrder> accepted, BillTo payer) {
        return accepted.stream()
                .filter(one -> one.billTo() == null || one.billTo().equals(payer.id()))
                .findFirst();
    }

    private int paid(OrderId order, BillTo payer) {
        return jdbc.sql("""
                select coalesce(sum(case kind when 'payment' then cents when 'refund' then -cents else 0 end), 0)
                  from ledger_entry where orders = :order and bill_to = :payer
                """)
                .param("order", order.value())
                .param("payer", payer.id())
                .query(Integer.class)
                .single();
    }

    /** Refuses one with a reason; the buyer is told and may send another. */
    public boolean refuse(OrderId id, UUID purchaseOrder, String because, Actor actor) {
        var order = contents.locked(id);
        if (!decide(id, purchaseOrder, "refused", because)) {
            return false;
        }
        String number = number(id, purchaseOrder);
        audit.record(
                actor, "purchase-order.refused", order.buyer().value(), id.value(), Map.of(), Map.of("number", number));
        events.publishEvent(new PurchaseOrderRefused(id, purchaseOrder, number, because));
        return true;
    }

    private boolean decide(OrderId order, UUID purchaseOrder, String state, @Nullable String because) {
        return jdbc.sql("""
                update purchase_order set state = :state, because = :because, decided_at = :now
                 where id = :id and orders = :order and state = 'received'
                """)
                        .param("id", purchaseOrder)
                        .param("order", order.value())
                        .param("state", state)
                        .param("because", because)
                        .param("now", now())
                        .update()
                == 1;
    }

    private String number(OrderId order, UUID purchaseOrder) {
        return of(order).stream()
                .filter(one -> one.id().equals(purchaseOrder))
                .findFirst()
                .orElseThrow()
                .number();
    }

    /** The purchase orders of an order, newest first. */
    List<PurchaseOrder> of(OrderId order) {
        return jdbc.sql("""
                select id, bill_to, number, limit_cents, file_name, state, because, received_at from purchase_order
                 where orders = :order order by id desc
                """)
                .param("order", order.value())
                .query((row, _) -> new PurchaseOrder(
                        row.getObject("id", UUID.class),
                        row.getObject("bill_to", UUID.class),
                        row.getString("number"),
                        row.getObject("limit_cents", Integer.class),
                        row.getString("file_name"),
                        PurchaseOrder.State.of(row.getString("state")),
                        row.getString("because"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
