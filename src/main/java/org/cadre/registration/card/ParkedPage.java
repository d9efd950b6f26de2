package org.cadre.registration.card;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.card.ParkedView.Row;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office looks at card payments that do not fit their order, and lets the order go on. */
@Controller
final class ParkedPage {
    private final JdbcClient jdbc;
    private final Orders orders;
    private final LockedOrders locked;
    private final Ledger ledger;
    private final CardHolds holds;
    private final Deeds deeds;

    ParkedPage(JdbcClient jdbc, Orders orders, LockedOrders locked, Ledger ledger, CardHolds holds, Deeds deeds) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.locked = locked;
        this.ledger = ledger;
        this.holds = holds;
        this.deeds = deeds;
    }

    @GetMapping("/office/parked")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer) {
        var parked = jdbc
                .sql("select id from orders where parked_because is not null order by id limit 100")
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> orders.find(new OrderId(id), viewer))
                .flatMap(Optional::stream)
                .toList();
        var balances =
                ledger.balances(parked.stream().map(one -> one.id().value()).toList());
        return Reply.show(
                "registration/card/parked",
                new ParkedView(parked.stream()
                        .map(one -> new Row(one, balances.getOrDefault(one.id().value(), Balance.NONE), reasons(one)))
                        .toList()));
    }

    private static List<String> reasons(OrderSummary order) {
        return Objects.requireNonNullElse(order.parkedBecause(), "").lines().toList();
    }

    @PostMapping("/office/parked/{id}/release")
    @Only(Role.OFFICE)
    Reply release(Viewer viewer, @PathVariable UUID id, Form form) {
        var order = orders.find(new OrderId(id), viewer).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            boolean released = locked.release(order.id(), holds.afterOfficeLooked(), viewer.actor());
            var balance = ledger.balance(id);
            if (released && order.state() == OrderState.PLACED && balance.paid() > 0 && balance.owed() <= 0) {
                orders.confirm(order.id(), ConfirmedBy.PAYMENT, null, viewer.actor());
            }
            return Reply.seeOther(
                    "/office/parked", Sentence.of(released ? "card.parked.released" : "card.parked.not", order.code()));
        });
    }
}
