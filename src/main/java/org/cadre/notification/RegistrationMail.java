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
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.PaysBy;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatEnded;
import org.cadre.registration.RegistrationEvents.SeatHeld;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what became of their seat. */
@Component
class RegistrationMail {
    private final Mails mails;
    private final People people;
    private final Offerings offerings;
    private final EventCalendar calendar;
    private final ProgramClock clock;
    private final Settings settings;
    private final Texts texts;

    RegistrationMail(
            Mails mails,
            People people,
            Offerings offerings,
            EventCalendar calendar,
            ProgramClock clock,
            Settings settings,
            Texts texts) {
        this.mails = mails;
        this.people = people;
        this.offerings = offerings;
        this.calendar = calendar;
        this.clock = clock;
        this.settings = settings;
        this.texts = texts;
    }

    @EventListener
    void tell(SeatHeld held) {
        if (held.paysBy() == PaysBy.CARD) {
            // Whoever pays by card is at it: the next word is that the seat is theirs, or that it is free again.
            return;
        }
        var offering = offering(held.offering());
        mails.send(to(held.person())
                .subject(Sentence.of("notification.registration.held.subject", offering.title()))
                .line(Sentence.of("notification.registration.held", offering.title(), days(offering)))
                .line(Sentence.of(
                        "notification.registration.held.next",
                        settings.associationName(),
                        settings.associationAddress(),
                        settings.mailFrom()))
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
                    texts.time(sessions.getFirst().startsAt(), offering.zone())));
        }
        mails.send(mail.line(Sentence.of("notification.registration.calendar"))
                .line(Sentence.of("notification.registration.code"))
                .button(
                        Sentence.of("notification.registration.see-code"),
                        settings.link("/registrations/" + confirmed.registration() + "/ticket"))
                .because(Sentence.of("notification.registration.because", offering.title()))
                .attach("event.ics", "text/calendar", calendar.file(offering, clock.now())));
    }

    @EventListener
    void tell(SeatEnded ended) {
        var offering = offering(ended.offering());
        var next = ended.offeringCanceled()
                ? offerings.next(offering, clock.today()).orElse(null)
                : null;
        var mail = to(ended.person())
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

    private Mail to(PersonId person) {
        return Mail.to(people.find(person).orElseThrow().email(), person.value());
    }

    private OfferingSummary offering(OfferingId id) {
        return offerings.find(id).orElseThrow();
    }

    private String days(OfferingSummary offering) {
        return texts.days(offering.firstDay(), offering.lastDay());
    }
}
