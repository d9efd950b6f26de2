package org.cadre.registration.invoice;

import java.util.Map;
import java.util.UUID;
import org.cadre.offering.Offerings;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.PayerShares;
import org.cadre.registration.RegistrationEvents.PriceDiffers;
import org.cadre.registration.invoice.InvoiceEvents.DifferenceCharged;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.CreditPaper;
import org.cadre.registration.refund.Refunds;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seats that were taken along to a dearer or a cheaper offering: the order costs that much more or less from then on. More is
 * charged, and invoiced to whom it was invoiced before; less is credited, by credit note where there is an invoice, and what
 * was paid for it goes back. An order that has been charged nothing yet is charged its new total when its time comes.
 */
@Component
class TransferBilling {
    private final JdbcClient jdbc;
    private final OrderContents contents;
    private final BillTos billTos;
    private final PayerShares shares;
    private final Invoices invoices;
    private final CreditPaper credits;
    private final Refunds refunds;
    private final Offerings offerings;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    TransferBilling(
            JdbcClient jdbc,
            OrderContents contents,
            BillTos billTos,
            PayerShares shares,
            Invoices invoices,
            CreditPaper credits,
            Refunds refunds,
            Offerings offerings,
            Ledger ledger,
            AuditTrail audit,
            ProgramClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.billTos = billTos;
        this.shares = shares;
        this.invoices = invoices;
        this.credits = credits;
        this.refunds = refunds;
        this.offerings = offerings;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    @EventListener
    void enter(PriceDiffers differs) {
        var order = contents.locked(differs.order());
        var balance = ledger.balance(order.id().value());
        int cents = atMost(differs.cents(), balance);
        if (cents == 0) {
            return;
        }
        reprice(order, differs, cents);
        boolean charged = balance.charged() > 0 || order.state() == OrderState.CONFIRMED;
        var there = offerings.find(differs.to()).orElseThrow();
        String because = texts.unsaid(
                "invoice.transfer.because",
                differs.seats().size(),
                there.title(),
                new Days(there.firstDay(), there.lastDay()));
        if (cents > 0) {
            shares.raise(order.id(), cents);
            if (charged) {
                charge(order, cents, because, differs.actor());
            }
        } else {
            var before = shares.credited(order.id());
            if (charged) {
                credits.credit(
                        order.id(), -cents, order.currency(), because, "transfer:" + Ids.next(), differs.actor());
            }
            shares.lower(order.id(), -cents, before);
            refunds.refundOverpaid(order.id(), because, Actor.SYSTEM);
        }
        audit.record(
                differs.actor(),
                "order.transfer-priced",
                order.buyer().value(),
                order.id().value(),
                Map.of("totalCents", order.totalCents()),
                Map.of("totalCents", order.totalCents() + cents));
    }

    /** No more is credited than is still charged: what was credited before is not credited twice. */
    private static int atMost(int cents, Balance balance) {
        return cents < 0 && balance.charged() > 0
                ? -Math.min(-cents, Math.max(0, balance.charged() - balance.credited()))
                : cents;
    }

    private void charge(OrderSummary order, int cents, String because, Actor actor) {
        ledger.enter(
                new Ledger.Draft(
                        order.id().value(),
                        null,
                        LedgerEntry.Kind.CHARGE,
                        cents,
                        order.currency(),
                        null,
                        null,
                        because,
                        clock.today(),
                        "transfer:" + Ids.next()),
                actor.person());
        var payer = billTos.of(order.id()).getFirst();
        if (invoices.issueMore(order.id(), payer.id(), cents, because, actor).isEmpty()) {
            events.publishEvent(new DifferenceCharged(order.id(), cents, order.currency(), because));
        }
    }

    /** The order's total, its lines and the prices of those seats go on adding up. */
    private void reprice(OrderSummary order, PriceDiffers differs, int cents) {
        jdbc.sql("update orders set total_cents = total_cents + :cents where id = :id")
                .param("cents", cents)
                .param("id", order.id().value())
                .update();
        if (cents > 0) {
            addLine(order.id(), differs.seats().size(), cents);
        } else {
            discount(order.id(), -cents);
        }
        jdbc.sql("""
                with priced as (
                  select r.id, row_number() over (order by r.id) as place, count(*) over () as seats,
                         sum(r.price_cents) over () + :cents as total
                    from registration r where r.id = any (:seats)
                )
                update registration r
                   set price_cents = p.total / p.seats + case when p.place <= p.total % p.seats then 1 else 0 end
                  from priced p
                 where r.id = p.id
                """)
                .param("cents", cents)
                .param("seats", differs.seats().stream().map(one -> one.value()).toArray(UUID[]::new))
                .update();
    }

    /** A seat at a time where that comes out even. */
    private void addLine(OrderId order, int seats, int cents) {
        int quantity = cents % seats == 0 ? seats : 1;
        jdbc.sql("""
                insert into order_line (id, orders, place, covers, quantity, unit_cents, cents)
                select :id, :order, max(place) + 1, 'offering', :quantity, :unit, :cents
                  from order_line where orders = :order
                """)
                .param("id", Ids.next())
                .param("order", order.value())
                .param("quantity", quantity)
                .param("unit", cents / quantity)
                .param("cents", cents)
                .update();
    }

    private void discount(OrderId order, int cents) {
        int left = cents;
        for (var line : jdbc.sql("select id, cents from order_line where orders = :order order by place desc")
                .param("order", order.value())
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getInt("cents")))
                .list()) {
            int off = Math.min(left, line.getValue());
            left -= off;
            jdbc.sql(
                            "update order_line set discount_cents = discount_cents + :off, cents = cents - :off where id = :id")
                    .param("off", off)
                    .param("id", line.getKey())
                    .update();
        }
    }
}
