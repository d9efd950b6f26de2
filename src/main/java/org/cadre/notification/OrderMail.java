package org.cadre.notification;

import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.RegistrationEvents.OrderPlaced;
import org.cadre.registration.Registrations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who ordered seats for others until when they are kept, and what has to come until then. */
@Component
class OrderMail {
    private final Mails mails;
    private final Orders orders;
    private final Offerings offerings;
    private final Registrations registrations;
    private final Settings settings;

    OrderMail(Mails mails, Orders orders, Offerings offerings, Registrations registrations, Settings settings) {
        this.mails = mails;
        this.orders = orders;
        this.offerings = offerings;
        this.registrations = registrations;
        this.settings = settings;
    }

    @EventListener
    void tell(OrderPlaced placed) {
        var order = orders.find(placed.order()).orElseThrow();
        var until = order.holdsUntil();
        if (until == null || order.paysBy() == PaysBy.CARD || isOwnSeat(order, placed)) {
            // Whoever pays by card is at it; whoever ordered one seat for themselves hears of that seat.
            return;
        }
        var offering = offerings.find(placed.offering()).orElseThrow();
        mails.send(Mail.to(order.buyerEmail(), order.buyer().value())
                .subject(Sentence.of("notification.order.placed.subject", order.seats(), offering.title()))
                .line(Sentence.of(
                        "notification.order.placed", order.seats(), offering.title(), days(offering), order.code()))
                .line(Sentence.of(
                        "notification.order.placed.until",
                        until.minusSeconds(1).atZone(offering.zone()).toLocalDate(),
                        new Money(order.totalCents(), order.currency()),
                        order.seats()))
                .line(Sentence.of(
                        order.paysBy() == PaysBy.PURCHASE_ORDER
                                ? "notification.order.placed.purchase-order"
                                : "notification.order.placed.payment",
                        order.code()))
                .button(Sentence.of("notification.order.see"), settings.link("/orders/" + order.id()))
                .because(Sentence.of("notification.hold.because", order.code())));
    }

    private boolean isOwnSeat(OrderSummary order, OrderPlaced placed) {
        return order.seats() == 1 && registrations.hasSeat(order.buyer(), placed.offering());
    }

    private static Days days(OfferingSummary offering) {
        return new Days(offering.firstDay(), offering.lastDay());
    }
}
