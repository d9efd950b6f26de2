package org.cadre.registration.invoice;

import java.util.Objects;
import java.util.UUID;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.ledger.Ledger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An order to whom it concerns: what was ordered, what is owed, what is next; and asking for a quote or an invoice. */
@Controller
final class OrderPage {
    private final OrderViews views;
    private final Orders orders;
    private final Offerings offerings;
    private final Quotes quotes;
    private final Invoices invoices;
    private final Ledger ledger;
    private final Deeds deeds;

    OrderPage(
            OrderViews views,
            Orders orders,
            Offerings offerings,
            Quotes quotes,
            Invoices invoices,
            Ledger ledger,
            Deeds deeds) {
        this.views = views;
        this.orders = orders;
        this.offerings = offerings;
        this.quotes = quotes;
        this.invoices = invoices;
        this.ledger = ledger;
        this.deeds = deeds;
    }

    @GetMapping("/orders")
    @SignedIn
    Reply own(Viewer viewer) {
        var own = orders.of(viewer);
        var events = offerings.all(own.stream()
                .map(OrderSummary::offering)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var balances = ledger.balances(own.stream().map(one -> one.id().value()).toList());
        return Reply.show(
                "registration/invoice/orders",
                new OrdersView(own.stream()
                        .map(one -> OrdersView.Row.of(
                                one,
                                one.offering() == null ? null : events.get(one.offering()),
                                balances.get(one.id().value())))
                        .toList()));
    }

    @GetMapping("/orders/{id}")
    @SignedIn
    Reply one(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("registration/invoice/order", views.of(new OrderId(id), viewer, false, Form.empty()));
    }

    @PostMapping("/orders/{id}/quotes")
    @SignedIn
    Reply quote(Viewer viewer, @PathVariable UUID id, Form form) {
        var view = views.of(new OrderId(id), viewer, false, form);
        if (!view.canAskForQuote()) {
            return Reply.seeOther("/orders/" + id, Sentence.of("invoice.quote.not-now"));
        }
        // A new paper is the buyer's to ask for, a longer hold is office's to give.
        var through = view.openQuote()
                .map(Quote::validUntil)
                .filter(day -> !day.isBefore(view.today()))
                .orElse(null);
        try {
            return deeds.once(
                    form.key(),
                    () -> Reply.seeOther(
                            "/orders/" + id,
                            quotes.make(new OrderId(id), form.ticked("board"), through, viewer.actor())
                                    .map(number -> Sentence.of("invoice.quote.made", number))
                                    .orElse(Sentence.of("invoice.quote.not-now"))));
        } catch (UnprintableText e) {
            return Reply.seeOther("/orders/" + id, unprintable(e));
        }
    }

    @PostMapping("/orders/{id}/invoices")
    @SignedIn
    Reply invoice(Viewer viewer, @PathVariable UUID id, Form form) {
        var view = views.of(new OrderId(id), viewer, false, form);
        String back = form.ticked("office") && viewer.isOffice() ? "/office/orders/" + id : "/orders/" + id;
        if (!view.canAskForInvoice()) {
            return Reply.seeOther(back, Sentence.of("invoice.invoice.not-now"));
        }
        try {
            return deeds.once(
                    form.key(),
                    () -> Reply.seeOther(
                            back,
                            invoices.issueAll(new OrderId(id), viewer.actor()) > 0
                                    ? Sentence.of("invoice.invoice.issued")
                                    : Sentence.of("invoice.invoice.not-now")));
        } catch (UnprintableText e) {
            return Reply.seeOther(back, unprintable(e));
        }
    }

    static Sentence unprintable(UnprintableText e) {
        return Sentence.of("invoice.unprintable", String.join(" ", e.characters()));
    }
}
