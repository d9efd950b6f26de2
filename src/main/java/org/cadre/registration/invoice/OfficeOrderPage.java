package org.cadre.registration.invoice;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.Orders;
import org.cadre.registration.ledger.LedgerEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One order to office, with all that office does about it. */
@Controller
final class OfficeOrderPage {
    private static final String TEMPLATE = "registration/invoice/office-order";
    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NOTE = 4_000;

    private final OrderViews views;
    private final OrderContents contents;
    private final Orders orders;
    private final Payments payments;
    private final PurchaseOrders purchaseOrders;
    private final Quotes quotes;
    private final Holds holds;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    OfficeOrderPage(
            OrderViews views,
            OrderContents contents,
            Orders orders,
            Payments payments,
            PurchaseOrders purchaseOrders,
            Quotes quotes,
            Holds holds,
            JdbcClient jdbc,
            AuditTrail audit,
            Deeds deeds,
            ProgramClock clock,
            Texts texts) {
        this.views = views;
        this.contents = contents;
        this.orders = orders;
        this.payments = payments;
        this.purchaseOrders = purchaseOrders;
        this.quotes = quotes;
        this.holds = holds;
        this.jdbc = jdbc;
        this.audit = audit;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/office/orders/{id}")
    @Only(Role.OFFICE)
    Reply one(Viewer viewer, @PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(viewer, id, Form.empty()));
    }

    /** The view with what office most likely wants to type. */
    private OrderView view(Viewer viewer, UUID id, Form form) {
        var view = views.of(new OrderId(id), viewer, true, form);
        if (form.text("amount").isEmpty() && view.owed() > 0) {
            form.with("amount", Dollars.plain(view.owed()));
        }
        if (form.text("day").isEmpty()) {
            form.with("day", clock.today());
        }
        if (form.text("method").isEmpty()) {
            form.with("method", view.step() == OrderStep.TRANSFER ? "transfer" : "check");
        }
        if (form.text("note").isEmpty() && form.problem("note") == null) {
            form.with("note", view.note());
        }
        return view;
    }

    private Reply again(Viewer viewer, UUID id, Form form) {
        return Reply.again(TEMPLATE, view(viewer, id, form));
    }

    private static Reply back(UUID id, Sentence notice) {
        return Reply.seeOther("/office/orders/" + id, notice);
    }

    // ---- payments

    @PostMapping("/office/orders/{id}/payments")
    @Only(Role.OFFICE)
    Reply pay(Viewer viewer, @PathVariable UUID id, Form form) {
        var view = views.of(new OrderId(id), viewer, true, form);
        var method = method(form);
        if (method.isEmpty()) {
            form.wrong("method", Sentence.of("invoice.payment.method-missing"));
        }
        var cents = Dollars.cents(form, "amount", 1, 10_000_000, Sentence.of("invoice.amount-wrong"));
        String reference = form.required("reference", Sentence.of("invoice.payment.reference-missing"));
        form.atMost("reference", LONGEST_REFERENCE);
        var day = form.day("day");
        if (day.isEmpty()) {
            form.wrong("day", Sentence.of("invoice.payment.day-missing"));
        }
        day.filter(one -> one.isAfter(clock.today()))
                .ifPresent(_ -> form.wrong("day", Sentence.of("invoice.payment.day-to-come")));
        if (cents.orElse(0) > Math.max(0, view.owed()) && !form.ticked("more")) {
            form.wrong(
                    "amount",
                    Sentence.of(
                            "invoice.payment.more-than-owed",
                            texts.money(Math.max(0, view.owed()), view.order().currency())));
        }
        var payer = form.id("payer").orElse(null);
        if (view.isShared() && view.payerName(payer).isEmpty()) {
            form.wrong("payer", Sentence.of("invoice.payment.payer-missing"));
        }
        if (!form.isRight() || method.isEmpty() || cents.isEmpty() || day.isEmpty()) {
            return again(viewer, id, form);
        }
        var came = new Payments.Came(
                view.isShared() ? payer : null,
                cents.getAsInt(),
                method.get(),
                reference,
                day.get(),
                "deed:" + form.key());
        return printing(
                id,
                () -> deeds.once(form.key(), () -> {
                    payments.note(new OrderId(id), came, viewer.actor());
                    return back(id, noted(id, cents.getAsInt()));
                }));
    }

    private static Optional<LedgerEntry.Method> method(Form form) {
        return switch (form.text("method")) {
            case "check" -> Optional.of(LedgerEntry.Method.CHECK);
            case "transfer" -> Optional.of(LedgerEntry.Method.TRANSFER);
            case "other" -> Optional.of(LedgerEntry.Method.OTHER);
            default -> Optional.empty();
        };
    }

    private Sentence noted(UUID id, int cents) {
        var order = orders.find(new OrderId(id)).orElseThrow();
        int owed = payments.owed(order);
        String amount = texts.money(cents, order.currency());
        if (owed > 0) {
            return Sentence.of("invoice.payment.noted-in-part", amount, texts.money(owed, order.currency()));
        }
        return order.isOpen()
                ? Sentence.of("invoice.payment.noted-only", amount)
                : Sentence.of("invoice.payment.noted", amount, order.buyerName());
    }

    /** A paper that cannot be drawn stops the deed, and says which characters are to blame. */
    private static Reply printing(UUID id, Supplier<Reply> deed) {
        try {
            return deed.get();
        } catch (UnprintableText e) {
            return back(id, OrderPage.unprintable(e));
        }
    }

    // ---- purchase orders

    @PostMapping("/office/orders/{id}/purchase-orders/{purchaseOrder}/acceptance")
    @Only(Role.OFFICE)
    Reply accept(Viewer viewer, @PathVariable UUID id, @PathVariable UUID purchaseOrder, Form form) {
        views.order(new OrderId(id), viewer);
        return printing(
                id,
                () -> deeds.once(
                        form.key(),
                        () -> back(
                                id,
                                switch (purchaseOrders.accept(new OrderId(id), purchaseOrder, viewer.actor())) {
                                    case CONFIRMED -> Sentence.of("invoice.purchase-order.accepted");
                                    case OTHER_PAYER_MISSING ->
                                        Sentence.of("invoice.purchase-order.accepted-other-missing");
                                    case GONE -> Sentence.of("invoice.purchase-order.gone");
                                })));
    }

    @PostMapping("/office/orders/{id}/purchase-orders/{purchaseOrder}/refusal")
    @Only(Role.OFFICE)
    Reply refuse(Viewer viewer, @PathVariable UUID id, @PathVariable UUID purchaseOrder, Form form) {
        views.order(new OrderId(id), viewer);
        String because = form.required("because", Sentence.of("invoice.purchase-order.because-missing"));
        form.atMost("because", LONGEST_REASON);
        if (!form.isRight()) {
            return again(viewer, id, form);
        }
        return deeds.once(
                form.key(),
                () -> back(
                        id,
                        Sentence.of(
                                purchaseOrders.refuse(new OrderId(id), purchaseOrder, because, viewer.actor())
                                        ? "invoice.purchase-order.refused"
                                        : "invoice.purchase-order.gone")));
    }

    // ---- quotes and holds

    /** Keeps the seats longer; where the price was quoted, by a new paper with the new date. */
    @PostMapping("/office/orders/{id}/extension")
    @Only(Role.OFFICE)
    Reply extend(Viewer viewer, @PathVariable UUID id, Form form) {
        var view = views.of(new OrderId(id), viewer, true, form);
        var through = form.day("through");
        if (through.isEmpty()) {
            form.wrong("through", Sentence.of("invoice.hold.day-missing"));
        }
        var last = quotes.lastEnd(view.offering());
        through.filter(day -> day.isBefore(clock.today()) || (last != null && day.isAfter(last)))
                .ifPresent(_ -> form.wrong(
                        "through",
                        last == null
                                ? Sentence.of("invoice.hold.day-past")
                                : Sentence.of("invoice.hold.day-wrong", clock.today(), last)));
        if (!form.isRight() || through.isEmpty()) {
            return again(viewer, id, form);
        }
        var day = through.get();
        return printing(
                id,
                () -> deeds.once(form.key(), () -> {
                    var order = contents.locked(new OrderId(id));
                    if (!order.isOpen()) {
                        return back(id, Sentence.of("invoice.hold.not-now"));
                    }
                    var quote = view.openQuote();
                    if (quote.isPresent() || form.ticked("quote")) {
                        boolean board = form.ticked("board")
                                || quote.map(Quote::waitsForBoard).orElse(false);
                        quotes.make(order.id(), board, day, viewer.actor());
                    }
                    holds.keepThrough(order, day, contents.zone(view.offering()), viewer.actor());
                    return back(id, Sentence.of("invoice.hold.extended", day));
                }));
    }

    // ---- waiver and note

    @PostMapping("/office/orders/{id}/waiver")
    @Only(Role.OFFICE)
    Reply waive(Viewer viewer, @PathVariable UUID id, Form form) {
        views.order(new OrderId(id), viewer);
        String because = form.required("waived", Sentence.of("invoice.waiver.because-missing"));
        form.atMost("waived", LONGEST_REASON);
        if (!form.isRight()) {
            return again(viewer, id, form);
        }
        return deeds.once(
                form.key(),
                () -> back(
                        id,
                        Sentence.of(
                                orders.confirm(new OrderId(id), ConfirmedBy.WAIVER, because, viewer.actor())
                                        ? "invoice.waiver.done"
                                        : "invoice.waiver.not-now")));
    }

    @PostMapping("/office/orders/{id}/note")
    @Only(Role.OFFICE)
    Reply note(Viewer viewer, @PathVariable UUID id, Form form) {
        var order = views.order(new OrderId(id), viewer);
        String note = form.atMost("note", LONGEST_NOTE);
        if (!form.isRight()) {
            return again(viewer, id, form);
        }
        return deeds.once(form.key(), () -> {
            var before = contents.note(order.id());
            jdbc.sql("update orders set note = :note where id = :id")
                    .param("id", id)
                    .param("note", note)
                    .update();
            audit.record(
                    viewer.actor(),
                    "order.noted",
                    order.buyer().value(),
                    id,
                    AuditTrail.digestOf(before),
                    AuditTrail.digestOf(note));
            return back(id, Sentence.of("invoice.note.kept"));
        });
    }
}
