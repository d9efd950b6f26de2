package org.cadre.notification;

import java.util.UUID;
import org.cadre.people.FirstSignIns;
import org.cadre.people.PersonCard;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.PaymentNoted;
import org.cadre.registration.invoice.InvoiceEvents.CreditNoteIssued;
import org.cadre.registration.invoice.InvoiceEvents.DifferenceCharged;
import org.cadre.registration.invoice.InvoiceEvents.InvoiceIssued;
import org.cadre.registration.invoice.InvoiceEvents.PurchaseOrderReceived;
import org.cadre.registration.invoice.InvoiceEvents.PurchaseOrderRefused;
import org.cadre.registration.invoice.InvoiceEvents.QuoteMade;
import org.cadre.registration.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends papers to whom they concern, and says what became of purchase orders and payments. */
@Component
class InvoiceMail {
    private static final String PDF = "application/pdf";

    private final Mails mails;
    private final Orders orders;
    private final Ledger ledger;
    private final Roles roles;
    private final FirstSignIns firstSignIns;
    private final FileStore files;
    private final JdbcClient jdbc;
    private final Settings settings;

    InvoiceMail(
            Mails mails,
            Orders orders,
            Ledger ledger,
            Roles roles,
            FirstSignIns firstSignIns,
            FileStore files,
            JdbcClient jdbc,
            Settings settings) {
        this.mails = mails;
        this.orders = orders;
        this.ledger = ledger;
        this.roles = roles;
        this.firstSignIns = firstSignIns;
        this.files = files;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @EventListener
    void tell(QuoteMade made) {
        var order = order(made.order());
        var mail = toBuyer(order)
                .subject(Sentence.of("notification.invoice.quote.subject", made.number()))
                .line(Sentence.of(
                        "notification.invoice.quote",
                        made.number(),
                        new Money(order.totalCents(), order.currency()),
                        order.seats()))
                .line(Sentence.of("notification.invoice.quote.holds", made.validUntil()))
                .line(Sentence.of("notification.invoice.quote.next"));
        // Whoever asked as a stranger has no account to see the order with.
        var first = firstSignIns.path(order.buyer(), "/orders/" + order.id());
        if (first.isPresent()) {
            mail.line(Sentence.of("notification.invoice.quote.first"));
        }
        mails.send(mail.attach(made.number() + ".pdf", PDF, files.read(made.paper()))
                .button(
                        Sentence.of("notification.invoice.see-order"),
                        first.map(settings::link).orElseGet(() -> link(order))));
    }

    @EventListener
    void tell(PurchaseOrderReceived received) {
        var order = order(received.order());
        for (PersonCard office : roles.holding(Role.OFFICE)) {
            var mail = Mail.to(office.email(), office.id().value())
                    .subject(Sentence.of("notification.invoice.received.subject", received.number(), order.code()))
                    .line(Sentence.of(
                            "notification.invoice.received",
                            order.buyerName(),
                            received.number(),
                            order.seats(),
                            new Money(order.totalCents(), order.currency())));
            Integer limit = received.limitCents();
            if (received.belowTotal() && limit != null) {
                mail.line(Sentence.of("notification.invoice.received.below", new Money(limit, order.currency())));
            }
            mails.send(mail.button(
                            Sentence.of("notification.invoice.received.button"),
                            settings.link("/office/orders/" + order.id()))
                    .because(Sentence.of("notification.invoice.because.office")));
        }
    }

    @EventListener
    void tell(PurchaseOrderRefused refused) {
        var order = order(refused.order());
        mails.send(toBuyer(order)
                .subject(Sentence.of("notification.invoice.refused.subject", refused.number()))
                .line(Sentence.of("notification.invoice.refused", refused.number(), order.code(), refused.because()))
                .line(Sentence.of("notification.invoice.refused.next"))
                .button(
                        Sentence.of("notification.invoice.refused.button"),
                        settings.link("/orders/" + order.id() + "/purchase-order")));
    }

    @EventListener
    void tell(DifferenceCharged charged) {
        var order = order(charged.order());
        mails.send(toBuyer(order)
                .subject(Sentence.of(
                        "notification.invoice.difference.subject", new Money(charged.cents(), charged.currency())))
                .line(Sentence.of(
                        "notification.invoice.difference",
                        order.code(),
                        new Money(charged.cents(), charged.currency()),
                        charged.because()))
                .line(Sentence.of("notification.invoice.difference.next", order.code()))
                .button(Sentence.of("notification.invoice.difference.button"), settings.link("/orders/" + order.id())));
    }

    @EventListener
    void tell(InvoiceIssued issued) {
        var order = order(issued.order());
        var mail = Mail.to(issued.email(), order.buyer().value())
                .subject(Sentence.of("notification.invoice.issued.subject", issued.number()))
                .line(Sentence.of(
                        "notification.invoice.issued",
                        issued.number(),
                        new Money(issued.cents(), issued.currency()),
                        issued.due()));
        if (issued.purchaseOrder() != null) {
            mail.line(Sentence.of("notification.invoice.issued.purchase-order", issued.purchaseOrder()));
        }
        if (taxForm()) {
            mail.line(Sentence.of("notification.invoice.tax-form", settings.link("/w-9.pdf")));
        }
        mails.send(mail.line(Sentence.of("notification.invoice.issued.next", issued.number(), settings.mailFrom()))
                .attach(issued.number() + ".pdf", PDF, files.read(issued.paper()))
                .because(Sentence.of("notification.invoice.because.payer", order.buyerName())));
    }

    private boolean taxForm() {
        return jdbc.sql("select tax_form is not null from fee_terms")
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void tell(CreditNoteIssued issued) {
        var order = order(issued.order());
        mails.send(Mail.to(issued.email(), order.buyer().value())
                .subject(Sentence.of("notification.invoice.credited.subject", issued.number()))
                .line(Sentence.of(
                        "notification.invoice.credited",
                        issued.number(),
                        new Money(issued.cents(), issued.currency()),
                        issued.invoice()))
                .line(Sentence.of("notification.invoice.credited.because", issued.because()))
                .attach(issued.number() + ".pdf", PDF, files.read(issued.paper()))
                .because(Sentence.of("notification.invoice.because.payer", order.buyerName())));
    }

    /** The receipt. */
    @EventListener
    void tell(PaymentNoted noted) {
        var order = order(noted.order());
        var amount = new Money(noted.cents(), noted.currency());
        int owed = ledger.balance(order.id().value()).owed();
        var mail = Mail.to(payer(noted.billTo(), order), order.buyer().value())
                .subject(Sentence.of("notification.invoice.paid.subject", amount))
                .line(Sentence.of("notification.invoice.paid." + noted.method(), amount, noted.day(), order.code()));
        if (noted.reference() != null) {
            mail.line(Sentence.of("notification.invoice.paid.reference", noted.reference()));
        }
        mails.send(mail.line(
                        owed > 0 && order.isAlive()
                                ? Sentence.of("notification.invoice.paid.owed", new Money(owed, noted.currency()))
                                : Sentence.of("notification.invoice.paid.all"))
                .button(Sentence.of("notification.invoice.see-order"), link(order))
                .because(Sentence.of("notification.invoice.because", order.code())));
    }

    private String payer(@Nullable UUID billTo, OrderSummary order) {
        return billTo == null
                ? order.buyerEmail()
                : jdbc.sql("select email from bill_to where id = :id and email <> ''")
                        .param("id", billTo)
                        .query(String.class)
                        .optional()
                        .orElse(order.buyerEmail());
    }

    private OrderSummary order(OrderId id) {
        return orders.find(id).orElseThrow();
    }

    private Mail toBuyer(OrderSummary order) {
        return Mail.to(order.buyerEmail(), order.buyer().value())
                .because(Sentence.of("notification.invoice.because", order.code()));
    }

    private String link(OrderSummary order) {
        return settings.link("/orders/" + order.id());
    }
}
