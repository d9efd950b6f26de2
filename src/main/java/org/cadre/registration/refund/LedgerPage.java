package org.cadre.registration.refund;

import java.util.List;
import java.util.UUID;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.ledger.Ledger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What an order cost and what came of it, entry by entry: to its buyer, its district's coordinator, and office. */
@Controller
final class LedgerPage {
    private final Orders orders;
    private final Ledger ledger;

    LedgerPage(Orders orders, Ledger ledger) {
        this.orders = orders;
        this.ledger = ledger;
    }

    /** What a person bought, and what came of it: the orders they placed, newest first. */
    record OwnLedger(List<LedgerView> orders) {}

    @GetMapping("/ledger")
    @SignedIn
    Reply own(Viewer viewer) {
        return Reply.show(
                "registration/refund/own-ledger",
                new OwnLedger(orders.of(viewer).stream()
                        .filter(order -> order.buyer().equals(viewer.id()))
                        .map(order -> view(order, viewer))
                        .filter(view -> !view.lines().isEmpty())
                        .toList()));
    }

    @GetMapping("/orders/{id}/ledger")
    @SignedIn
    Reply entries(Viewer viewer, @PathVariable UUID id) {
        var order = orders.find(new OrderId(id), viewer).orElseThrow(NotFound::new);
        return Reply.show("registration/refund/ledger", view(order, viewer));
    }

    private LedgerView view(OrderSummary order, Viewer viewer) {
        UUID id = order.id().value();
        return new LedgerView(order, LedgerView.lines(ledger.of(id)), ledger.balance(id), viewer.isOffice());
    }
}
