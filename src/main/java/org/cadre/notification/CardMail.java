package org.cadre.notification;

import org.cadre.offering.Offerings;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Moment;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.CardMoneyGoesBack;
import org.cadre.registration.RegistrationEvents.HoldEnding;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.RegistrationEvents.OrderParked;
import org.cadre.registration.waitlist.WaitlistOffers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who ordered that their seats are kept no longer, or soon will not be, and that money goes back. */
@Component
class CardMail {
    private final Mails mails;
    private final Orders orders;
    private final Offerings offerings;
    private final WaitlistOffers offers;
    private final Settings settings;

    CardMail(Mails mails, Orders orders, Offerings offerings, WaitlistOffers offers, Settings settings) {
        this.mails = mails;
        this.orders = orders;
        this.offerings = offerings;
        this.offers = offers;
        this.settings = settings;
    }

    @EventListener
    void tell(HoldEnding ending) {
        var order = order(ending.order());
        var until = order.holdsUntil();
        if (until == null || offers.isOffer(order.id())) {
            return;
        }
        var zone = order.offering() == null
                ? settings.zone()
                : offerings.find(order.offering()).orElseThrow().zone();
        mails.send(to(order)
                .subject(Sentence.of("notification.hold.ending.subject", title(order)))
                .line(Sentence.of("notification.hold.ending", order.seats(), title(order), new Moment(until, zone)))
                .line(Sentence.of("notification.hold.ending.next", settings.mailFrom()))
                .button(Sentence.of("notification.hold.see"), settings.link("/orders/" + order.id()))
                .because(because(order)));
    }

    @EventListener
    void tell(OrderEnded ended) {
        // Whoever did not take what the waitlist offered has ordered nothing: they hear of their offer alone.
        if (ended.as() != OrderState.EXPIRED || offers.isOffer(ended.order())) {
            return;
        }
        var order = order(ended.order());
        mails.send(to(order)
                .subject(Sentence.of("notification.hold.ended.subject", title(order)))
                .line(Sentence.of("notification.hold.ended", order.code(), title(order)))
                .line(Sentence.of("notification.hold.ended.again"))
                .line(Sentence.of("notification.hold.ended.paid", settings.mailFrom()))
                .button(
                        Sentence.of("notification.hold.again"),
                        settings.link(order.offering() == null ? "/schedule" : "/schedule/" + order.offering()))
                .because(because(order)));
    }

    @EventListener
    void tell(CardMoneyGoesBack back) {
        var order = order(back.order());
        var money = new Money(back.cents(), back.currency());
        mails.send(to(order)
                .subject(Sentence.of("notification.card.back.subject", money))
                .line(Sentence.of(
                        back.tooLate() ? "notification.card.back.late" : "notification.card.back.twice",
                        money,
                        order.code(),
                        title(order)))
                .line(Sentence.of("notification.card.back.days"))
                .button(Sentence.of("notification.card.back.see"), settings.link("/schedule"))
                .because(because(order)));
    }

    /** Office hears it at once: money waits for them. */
    @EventListener
    void tell(OrderParked parked) {
        var order = order(parked.order());
        mails.send(Mail.to(settings.mailFrom(), null)
                .subject(Sentence.of("notification.card.parked.subject", order.code()))
                .line(Sentence.of("notification.card.parked", parked.because()))
                .line(Sentence.of("notification.card.parked.next", order.code()))
                .button(Sentence.of("notification.card.parked.see"), settings.link("/office/parked"))
                .because(Sentence.of("notification.card.parked.because")));
    }

    private OrderSummary order(OrderId id) {
        return orders.find(id).orElseThrow();
    }

    private static Mail to(OrderSummary order) {
        return Mail.to(order.buyerEmail(), order.buyer().value());
    }

    private static Sentence because(OrderSummary order) {
        return Sentence.of("notification.hold.because", order.code());
    }

    /** A title, or a sentence that stands for one. */
    private Object title(OrderSummary order) {
        return order.offering() == null
                ? Sentence.of("notification.hold.order", order.code())
                : offerings.find(order.offering()).orElseThrow().title();
    }
}
