package org.cadre.registration.card;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office looks at card payments that do not fit their order, and lets the order go on. */
@Controller
final class ParkedPage {
    private static final int MOST_SHOWN = 100;
    private static final int AT_ONCE = 200;

    private final SheetFiles sheets;
    private final Texts texts;
    private final Orders orders;
    private final LockedOrders locked;
    private final Ledger ledger;
    private final CardHolds holds;
    private final Deeds deeds;

    ParkedPage(
            Orders orders,
            LockedOrders locked,
            Ledger ledger,
            CardHolds holds,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.orders = orders;
        this.locked = locked;
        this.ledger = ledger;
        this.holds = holds;
        this.deeds = deeds;
    }

    @GetMapping("/office/parked")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer) {
        return Reply.show("registration/card/parked", new ParkedView(rows(viewer, null, MOST_SHOWN)));
    }

    private List<Row> rows(Viewer viewer, @Nullable OrderId after, int most) {
        var parked = orders.parked(viewer, after, most);
        var balances =
                ledger.balances(parked.stream().map(one -> one.id().value()).toList());
        return parked.stream()
                .map(one -> new Row(one, balances.getOrDefault(one.id().value(), Balance.NONE), reasons(one)))
                .toList();
    }

    private static List<String> reasons(OrderSummary order) {
        return Objects.requireNonNullElse(order.parkedBecause(), "").lines().toList();
    }

    @GetMapping("/office/parked.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "parked",
                texts.say("card.parked.title"),
                format,
                sheets.columns(
                        "card.parked.file.order",
                        "registration.files.buyer",
                        "sheet.column.email",
                        "card.parked.file.district",
                        "sheet.column.state",
                        "sheet.column.reason",
                        "card.parked.file.paid",
                        "card.parked.file.refunded",
                        "card.parked.file.open",
                        "registration.files.currency"),
                SheetFiles.Rows.paged(
                        last -> rows(viewer, last == null ? null : last.order().id(), AT_ONCE), this::cells));
    }

    private List<Cell> cells(Row row) {
        var order = row.order();
        return Stream.of(
                        Cell.of(order.code()),
                        Cell.of(order.buyerName()),
                        Cell.of(order.buyerEmail()),
                        Cell.of(order.districtName()),
                        Cell.of(texts.say(order.state().text())),
                        Cell.of(String.join(" ", row.reasons())),
                        Cell.ofCents(row.balance().paid()),
                        Cell.ofCents(row.balance().refunded()),
                        Cell.ofCents(row.balance().owed()),
                        Cell.of(order.currency()))
                .toList();
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
