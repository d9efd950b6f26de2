package org.cadre.registration.card;

import java.util.UUID;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.card.CardPayments.Start;
import org.cadre.registration.card.CardView.Stage;
import org.cadre.registration.ledger.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Paying an order by card: the way to the payment page, and the way back, which decides nothing. */
@Controller
final class CardPage {
    private static final String TEMPLATE = "registration/card/card";

    private final CardPayments payments;
    private final Orders orders;
    private final Offerings offerings;
    private final Ledger ledger;
    private final ProgramClock clock;
    private final Texts texts;

    CardPage(
            CardPayments payments, Orders orders, Offerings offerings, Ledger ledger, ProgramClock clock, Texts texts) {
        this.payments = payments;
        this.orders = orders;
        this.offerings = offerings;
        this.ledger = ledger;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/orders/{id}/card")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String back) {
        var order = order(id, viewer);
        return Reply.show(TEMPLATE, view(order, stage(order, back.isEmpty() ? Stage.TO_PAY : Stage.BACK)));
    }

    /** Leads to the payment page. The provider is asked in between, so that this deed is no single transaction: its key is the attempt's. */
    @PostMapping("/orders/{id}/card")
    @SignedIn
    Reply pay(Viewer viewer, @PathVariable UUID id) {
        var order = order(id, viewer);
        return switch (payments.start(order.id(), viewer.actor())) {
            case Start.There(var url) -> Reply.seeOther(url);
            case Start.Waiting() -> Reply.seeOther("/orders/" + id + "/card/return");
            case Start.Silent() ->
                new Reply.Page(TEMPLATE, view(order, Stage.SILENT), HttpStatus.SERVICE_UNAVAILABLE.value());
            case Start.TooOften() -> Reply.again(TEMPLATE, view(order, Stage.TOO_OFTEN));
            case Start.NotOffered() -> Reply.again(TEMPLATE, view(order, Stage.NOT_OFFERED));
            case Start.Ended(), Start.NothingOwed(), Start.Parked() -> Reply.seeOther("/orders/" + id + "/card");
        };
    }

    /** What has become of it, as far as we have heard. */
    @GetMapping("/orders/{id}/card/return")
    @SignedIn
    Reply comeBack(Viewer viewer, @PathVariable UUID id) {
        var order = order(id, viewer);
        return Reply.show(TEMPLATE, view(order, stage(order, Stage.WAITING)));
    }

    private OrderSummary order(UUID id, Viewer viewer) {
        return orders.find(new OrderId(id), viewer).orElseThrow(NotFound::new);
    }

    private Stage stage(OrderSummary order, Stage whenOpen) {
        if (order.parkedBecause() != null) {
            return Stage.PARKED;
        }
        if (!order.isAlive()) {
            return Stage.ENDED;
        }
        if (owed(order) <= 0) {
            return Stage.PAID;
        }
        if (!payments.isOffered()) {
            return Stage.NOT_OFFERED;
        }
        var tries = payments.of(order.id());
        if (whenOpen == Stage.WAITING && (tries.isEmpty() || !tries.getFirst().isRunning())) {
            return tries.isEmpty() || tries.getFirst().said() == null ? Stage.BACK : Stage.FAILED;
        }
        return whenOpen;
    }

    private int owed(OrderSummary order) {
        var balance = ledger.balance(order.id().value());
        return balance.owed() + (balance.charged() == 0 && order.state() == OrderState.PLACED ? order.totalCents() : 0);
    }

    private CardView view(OrderSummary order, Stage stage) {
        var tries = payments.of(order.id());
        var id = order.offering();
        var offering = id == null ? null : offerings.find(id).orElseThrow(NotFound::new);
        return new CardView(
                order,
                offering == null ? texts.say("card.order", order.code()) : offering.title(),
                offering == null ? null : offering.id().toString(),
                offering == null ? clock.zone() : offering.zone(),
                owed(order),
                tries.isEmpty() ? null : tries.getFirst(),
                stage);
    }
}
