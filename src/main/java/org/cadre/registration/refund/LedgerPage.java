package org.cadre.registration.refund;

import java.util.UUID;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
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

    @GetMapping("/orders/{id}/ledger")
    @SignedIn
    Reply entries(Viewer viewer, @PathVariable UUID id) {
        var order = orders.find(new OrderId(id), viewer).orElseThrow(NotFound::new);
        return Reply.show(
                "registration/refund/ledger",
                new LedgerView(order, LedgerView.lines(ledger.of(id)), ledger.balance(id), viewer.isOffice()));
    }
}
