package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The refunds of one order: office records what it sent, sets aside what it will not send, and gives back by hand. */
@Controller
final class OrderRefundsPage {
    private static final String TEMPLATE = "registration/refund/order-refunds";
    private static final String CARD = "card:";
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_REFERENCE = 60;

    private static final List<LedgerEntry.Method> BY_OFFICE =
            List.of(LedgerEntry.Method.CHECK, LedgerEntry.Method.TRANSFER, LedgerEntry.Method.OTHER);

    private final Refunds refunds;
    private final RefundRows rows;
    private final Orders orders;
    private final Ledger ledger;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    OrderRefundsPage(
            Refunds refunds,
            RefundRows rows,
            Orders orders,
            Ledger ledger,
            Deeds deeds,
            ProgramClock clock,
            Texts texts) {
        this.refunds = refunds;
        this.rows = rows;
        this.orders = orders;
        this.ledger = ledger;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/office/orders/{id}/refunds")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(order(id), Form.empty(), null, Form.empty()));
    }

    private OrderSummary order(UUID id) {
        return orders.find(new OrderId(id)).orElseThrow(NotFound::new);
    }

    private OrderRefundsView view(OrderSummary order, Form form, @Nullable UUID recorded, Form recording) {
        return new OrderRefundsView(
                order,
                ledger.balance(order.id().value()),
                Math.max(0, refunds.left(order.id())),
                refunds.of(order.id()),
                ways(order),
                BY_OFFICE.stream().map(this::option).toList(),
                form,
                recorded,
                recorded == null ? Form.empty().with("today", clock.today()) : recording);
    }

    /** To each card that paid, as far as something of it is left, and by whatever office sends itself. */
    private List<Option> ways(OrderSummary order) {
        var ways = new ArrayList<Option>();
        for (var card : refunds.cardsLeft(order.id())) {
            ways.add(new Option(
                    CARD + card.intent(),
                    texts.say("refund.way.card", texts.money(card.left(), order.currency()), card.intent())));
        }
        BY_OFFICE.forEach(method -> ways.add(option(method)));
        return ways;
    }

    private Option option(LedgerEntry.Method method) {
        return new Option(method.word(), texts.say("refund.method." + method.word()));
    }

    @PostMapping("/office/orders/{id}/refunds")
    @Only(Role.OFFICE)
    Reply ask(Viewer viewer, @PathVariable UUID id, Form form) {
        var order = order(id);
        int cents = Dollars.cents(form, "amount", 1, 10_000_000, Sentence.of("refund.amount.missing"))
                .orElse(0);
        String way = form.required("way", Sentence.of("refund.way.missing"));
        String because = form.required("because", Sentence.of("refund.because.missing"));
        form.atMost("because", LONGEST_REASON);
        String intent = way.startsWith(CARD) ? way.substring(CARD.length()) : null;
        var method = intent == null ? method(way) : Optional.of(LedgerEntry.Method.CARD);
        if (method.isEmpty()) {
            form.wrong("way", Sentence.of("refund.way.missing"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(order, form, null, Form.empty()));
        }
        return deeds.once(form.key(), () -> {
            switch (refunds.ask(order.id(), cents, method.orElseThrow(), intent, because, viewer.actor())) {
                case Asking.Asked(var refund) -> {
                    return Reply.seeOther(
                            place(order.id()),
                            Sentence.of(
                                    refund.isByCard() ? "refund.asked.card" : "refund.asked",
                                    texts.money(cents, order.currency())));
                }
                case Asking.TooMuch(var left) ->
                    form.wrong("amount", Sentence.of("refund.amount.too-much", texts.money(left, order.currency())));
                case Asking.TooMuchForCard(var left) ->
                    form.wrong(
                            "amount", Sentence.of("refund.amount.too-much-card", texts.money(left, order.currency())));
                case Asking.NoSuchCard() -> form.wrong("way", Sentence.of("refund.way.no-card"));
            }
            return Reply.again(TEMPLATE, view(order, form, null, Form.empty()));
        });
    }

    private static Optional<LedgerEntry.Method> method(String word) {
        return BY_OFFICE.stream().filter(one -> one.word().equals(word)).findAny();
    }

    private static String place(OrderId order) {
        return "/office/orders/" + order + "/refunds";
    }

    @PostMapping("/office/refunds/{id}/completion")
    @Only(Role.OFFICE)
    Reply record(Viewer viewer, @PathVariable UUID id, Form form) {
        var refund = rows.find(id).orElseThrow(NotFound::new);
        var order = order(refund.order().value());
        var method = method(form.text("method"));
        if (method.isEmpty()) {
            form.wrong("method", Sentence.of("refund.way.missing"));
        }
        String reference = form.required("reference", Sentence.of("refund.reference.missing"));
        form.atMost("reference", LONGEST_REFERENCE);
        var day = day(form, refund);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(order, Form.empty(), id, form));
        }
        return deeds.once(form.key(), () -> switch (refunds.record(
                id, method.orElseThrow(), reference, day, viewer.actor())) {
            case Recording.Recorded() ->
                Reply.seeOther(
                        place(order.id()),
                        Sentence.of("refund.recorded", texts.money(refund.cents(), refund.currency())));
            case Recording.NotWaiting() -> Reply.seeOther(place(order.id()), Sentence.of("refund.not-waiting"));
            case Recording.TooMuch(var left) -> {
                form.wrong("reference", Sentence.of("refund.recorded.too-much", texts.money(left, refund.currency())));
                yield Reply.again(TEMPLATE, view(order, Form.empty(), id, form));
            }
        });
    }

    private LocalDate day(Form form, Refund refund) {
        var asked = refund.askedAt().atZone(clock.zone()).toLocalDate();
        form.required("day", Sentence.of("refund.day.missing"));
        var day = form.day("day").orElse(clock.today());
        if (day.isAfter(clock.today()) || day.isBefore(asked)) {
            form.wrong("day", Sentence.of("refund.day.out-of-range", asked));
        }
        return day;
    }

    @PostMapping("/office/refunds/{id}/setting-aside")
    @Only(Role.OFFICE)
    Reply setAside(Viewer viewer, @PathVariable UUID id, Form form) {
        var refund = rows.find(id).orElseThrow(NotFound::new);
        var order = order(refund.order().value());
        String why = form.required("why", Sentence.of("refund.because.missing"));
        form.atMost("why", LONGEST_REASON);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(order, Form.empty(), id, form));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place(order.id()),
                        Sentence.of(
                                refunds.setAside(id, why, viewer.actor())
                                        ? "refund.set-aside"
                                        : "refund.not-waiting")));
    }

    @PostMapping("/office/refunds/{id}/another-try")
    @Only(Role.OFFICE)
    Reply sendAgain(Viewer viewer, @PathVariable UUID id, Form form) {
        var refund = rows.find(id).orElseThrow(NotFound::new);
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place(refund.order()),
                        Sentence.of(
                                refunds.sendAgain(id, viewer.actor()) ? "refund.sent-again" : "refund.not-waiting")));
    }
}
