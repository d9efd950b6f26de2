package org.cadre.notification;

import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.NamesMissing;
import org.cadre.registration.RegistrationEvents.SeatOffered;
import org.cadre.registration.RegistrationEvents.SeatPassedOn;
import org.cadre.registration.Registrations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people of seats that were ordered by somebody else: a link to take one, another one instead, names still missing. */
@Component
class SeatMail {
    private final Mails mails;
    private final People people;
    private final Orders orders;
    private final Registrations registrations;
    private final Offerings offerings;
    private final Settings settings;

    SeatMail(
            Mails mails,
            People people,
            Orders orders,
            Registrations registrations,
            Offerings offerings,
            Settings settings) {
        this.mails = mails;
        this.people = people;
        this.orders = orders;
        this.registrations = registrations;
        this.offerings = offerings;
        this.settings = settings;
    }

    /** Shows nothing of the order: the event, the place and who invites. */
    @EventListener
    void tell(SeatOffered offered) {
        var offering = offering(offered.offering());
        var buyer = registrations.buyerOf(offered.registration());
        String by = buyer.district() == null ? buyer.name() : buyer.name() + ", " + buyer.district();
        mails.send(Mail.to(offered.email(), null)
                .subject(Sentence.of("notification.seat.offered.subject", offering.title()))
                .line(Sentence.of("notification.seat.offered", by, offering.title(), days(offering)))
                .line(Sentence.of("notification.registration.where", offering.address()))
                .line(Sentence.of("notification.seat.offered.next"))
                .button(Sentence.of("notification.seat.offered.take"), offered.link())
                .because(Sentence.of("notification.seat.offered.because", by)));
    }

    /** The one who no longer comes; who comes instead hears of the own seat. */
    @EventListener
    void tell(SeatPassedOn passed) {
        var offering = offering(passed.offering());
        var from = people.find(passed.from()).orElseThrow();
        mails.send(Mail.to(from.email(), from.id().value())
                .subject(Sentence.of("notification.seat.passed-on.subject", offering.title()))
                .line(Sentence.of("notification.seat.passed-on", offering.title(), days(offering)))
                .line(Sentence.of("notification.seat.passed-on.next", settings.mailFrom()))
                .because(Sentence.of("notification.seat.passed-on.because", offering.title())));
    }

    @EventListener
    void tell(NamesMissing missing) {
        var order = orders.find(missing.order()).orElseThrow();
        if (order.offering() == null) {
            return;
        }
        var offering = offering(order.offering());
        mails.send(Mail.to(order.buyerEmail(), order.buyer().value())
                .subject(Sentence.of("notification.seat.names.subject", missing.nameless(), offering.title()))
                .line(Sentence.of(
                        "notification.seat.names", missing.nameless(), offering.title(), days(offering), missing.due()))
                .line(Sentence.of("notification.seat.names.next"))
                .button(Sentence.of("notification.seat.names.give"), settings.link("/orders/" + order.id() + "/seats"))
                .because(Sentence.of("notification.seat.names.because", order.code())));
    }

    private OfferingSummary offering(OfferingId id) {
        return offerings.find(id).orElseThrow();
    }

    private static Days days(OfferingSummary offering) {
        return new Days(offering.firstDay(), offering.lastDay());
    }
}
