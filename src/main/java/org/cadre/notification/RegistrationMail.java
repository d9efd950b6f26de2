package org.cadre.notification;

import org.cadre.offering.EventCalendar;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Moment;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.PaysBy;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatEnded;
import org.cadre.registration.RegistrationEvents.SeatHeld;
import org.cadre.registration.Registrations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what became of their seat. */
@Component
class RegistrationMail {
    private final Mails mails;
    private final People people;
    private final Registrations registrations;
    private final Offerings offerings;
    private final EventCalendar calendar;
    private final ProgramClock clock;
    private final Settings settings;

    RegistrationMail(
            Mails mails,
            People people,
            Registrations registrations,
            Offerings offerings,
            EventCalendar calendar,
            ProgramClock clock,
            Settings settings) {
        this.mails = mails;
        this.people = people;
        this.registrations = registrations;
        this.offerings = offerings;
        this.calendar = calendar;
        this.clock = clock;
        this.settings = settings;
    }

    @EventListener
    void tell(SeatHeld held) {
        if (held.paysBy() == PaysBy.CARD) {
            // Whoever pays by card is at it: the next word is that the seat is theirs, or that it is free again.
            return;
        }
        var offering = offering(held.offering());
        var buyer = registrations.buyerOf(held.registration());
        if (!buyer.id().equals(held.person())) {
            mails.send(onwards(
                    to(held.person())
                            .subject(Sentence.of("notification.registration.held.subject", offering.title()))
                            .line(Sentence.of(
                                    "notification.registration.held-by", said(buyer), offering.title(), days(offering)))
                            .line(Sentence.of("notification.registration.held-by.next"))
                            .line(Sentence.of("notification.registration.where", offering.address())),
                    held.person(),
                    buyer,
                    offering));
            return;
        }
        mails.send(to(held.person())
                .subject(Sentence.of("notification.registration.held.subject", offering.title()))
                .line(Sentence.of("notification.registration.held", offering.title(), days(offering)))
                .line(next(buyer))
                .line(Sentence.of("notification.registration.where", offering.address()))
                .button(Sentence.of("notification.registration.see"), settings.link("/registrations"))
                .because(Sentence.of("notification.registration.because", offering.title())));
    }

    @EventListener
    void tell(SeatConfirmed confirmed) {
        var offering = offering(confirmed.offering());
        var sessions = offerings.sessions(offering.id());
        var mail = to(confirmed.person())
                .subject(Sentence.of("notification.registration.confirmed.subject", offering.title()))
                .line(Sentence.of("notification.registration.confirmed", offering.title(), days(offering)))
                .line(Sentence.of("notification.registration.where", offering.address()));
        if (!sessions.isEmpty()) {
            mail.line(Sentence.of(
                    "notification.registration.begins",
                    new Moment(sessions.getFirst().startsAt(), offering.zone())));
        }
        mail.line(Sentence.of("notification.registration.calendar"));
        if (people.find(confirmed.person()).orElseThrow().hasAccount()) {
            mail.line(Sentence.of("notification.registration.code"));
        }
        mails.send(onwards(
                        mail,
                        confirmed.person(),
                        registrations.buyerOf(confirmed.registration()),
                        offering,
                        "notification.registration.see-code",
                        "/registrations/" + confirmed.registration() + "/ticket")
                .attach("event.ics", "text/calendar", calendar.file(offering, clock.now())));
    }

    @EventListener
    void tell(SeatEnded ended) {
        var person = ended.person();
        if (person == null) {
            // Nobody had come to know of it yet; its buyer hears of the order.
            return;
        }
        var offering = offering(ended.offering());
        var next = ended.offeringCanceled()
                ? offerings.next(offering, clock.today()).orElse(null)
                : null;
        var mail = to(person)
                .subject(Sentence.of(
                        ended.offeringCanceled()
                                ? "notification.registration.canceled.subject"
                                : "notification.registration.ended.subject",
                        offering.title()))
                .line(Sentence.of(
                        ended.offeringCanceled()
                                ? "notification.registration.canceled"
                                : "notification.registration.ended",
                        offering.title(),
                        days(offering)))
                .line(Sentence.of("notification.registration.ended.next", settings.mailFrom()));
        if (ended.offeringCanceled()) {
            mail.attach("event.ics", "text/calendar", calendar.file(offering, clock.now()));
        }
        if (next == null) {
            mail.button(Sentence.of("notification.registration.schedule"), settings.link("/schedule"));
        } else {
            mail.line(Sentence.of("notification.registration.next", next.title(), days(next), next.town()))
                    .button(Sentence.of("notification.registration.see-next"), settings.link("/schedule/" + next.id()));
        }
        mails.send(mail.because(Sentence.of("notification.registration.because", offering.title())));
    }

    private Sentence next(Registrations.Buyer buyer) {
        return switch (buyer.paysBy()) {
            case CARD, NOTHING_DUE ->
                Sentence.of("notification.registration.held.card", settings.link("/orders/" + buyer.order()));
            case TRANSFER -> Sentence.of("notification.registration.held.transfer", buyer.orderCode());
            case CHECK, PURCHASE_ORDER ->
                Sentence.of(
                        "notification.registration.held.next",
                        settings.associationName(),
                        settings.associationAddress(),
                        settings.mailFrom());
        };
    }

    /** To their registrations; who was named by somebody else needs no account, and may set one up. */
    private Mail onwards(Mail mail, PersonId person, Registrations.Buyer buyer, OfferingSummary offering) {
        return onwards(mail, person, buyer, offering, "notification.registration.see", "/registrations");
    }

    private Mail onwards(
            Mail mail,
            PersonId person,
            Registrations.Buyer buyer,
            OfferingSummary offering,
            String button,
            String place) {
        boolean own = buyer.id().equals(person);
        mail.because(
                own
                        ? Sentence.of("notification.registration.because", offering.title())
                        : Sentence.of("notification.registration.because-by", said(buyer), offering.title()));
        if (people.find(person).orElseThrow().hasAccount()) {
            return mail.button(Sentence.of(button), settings.link(place));
        }
        return mail.line(Sentence.of("notification.registration.no-account"))
                .button(Sentence.of("notification.registration.account"), settings.link("/sign-up"));
    }

    private static String said(Registrations.Buyer buyer) {
        return buyer.district() == null ? buyer.name() : buyer.name() + ", " + buyer.district();
    }

    private Mail to(PersonId person) {
        return Mail.to(people.find(person).orElseThrow().email(), person.value());
    }

    private OfferingSummary offering(OfferingId id) {
        return offerings.find(id).orElseThrow();
    }

    private static Days days(OfferingSummary offering) {
        return new Days(offering.firstDay(), offering.lastDay());
    }
}
