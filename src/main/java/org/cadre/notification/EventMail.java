package org.cadre.notification;

import org.cadre.offering.EventCalendar;
import org.cadre.offering.EventMoves;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatHeld;
import org.cadre.registration.RegistrationEvents.SeatTransferred;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.event.Answers;
import org.cadre.registration.event.MoveEvents.MoveChoiceAsked;
import org.cadre.registration.event.MoveEvents.NamelessSeatsCanceled;
import org.cadre.registration.event.SeatQuestionEvents.AnswersAsked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those with a seat what happens around their event: it is moved, or office asks something. */
@Component
class EventMail {
    private final Mails mails;
    private final People people;
    private final Offerings offerings;
    private final EventMoves moves;
    private final Answers answers;
    private final EventCalendar calendar;
    private final ProgramClock clock;
    private final Settings settings;

    EventMail(
            Mails mails,
            People people,
            Offerings offerings,
            EventMoves moves,
            Answers answers,
            EventCalendar calendar,
            ProgramClock clock,
            Settings settings) {
        this.mails = mails;
        this.people = people;
        this.offerings = offerings;
        this.moves = moves;
        this.answers = answers;
        this.calendar = calendar;
        this.clock = clock;
        this.settings = settings;
    }

    @EventListener
    void tell(MoveChoiceAsked asked) {
        var offering = offering(asked.offering());
        var move = moves.find(asked.move()).orElseThrow();
        mails.send(to(asked.person())
                .subject(Sentence.of("notification.event.moved.subject", offering.title()))
                .line(Sentence.of("notification.event.moved", offering.title(), move.because()))
                .line(Sentence.of(
                        "notification.event.moved.was",
                        new Days(move.wasFirstDay(), move.wasLastDay()),
                        move.wasPlace()))
                .line(Sentence.of("notification.event.moved.now", days(offering), offering.address()))
                .line(Sentence.of("notification.event.moved.choose", asked.seats(), move.chooseBy()))
                .line(Sentence.of("notification.event.moved.calendar"))
                .button(Sentence.of("notification.event.moved.button"), asked.address())
                .because(Sentence.of("notification.event.because", offering.title()))
                .attach("event.ics", "text/calendar", calendar.file(offering, clock.now())));
    }

    @EventListener
    void tell(AnswersAsked asked) {
        var offering = offering(asked.offering());
        mails.send(to(asked.person())
                .subject(Sentence.of("notification.event.asked.subject", offering.title()))
                .line(Sentence.of("notification.event.asked", offering.title(), days(offering), asked.questions()))
                .line(Sentence.of("notification.event.asked.next"))
                .button(Sentence.of("notification.event.asked.button"), asked.address())
                .because(Sentence.of("notification.event.because", offering.title())));
    }

    @EventListener
    void tell(SeatTransferred transferred) {
        if (transferred.person() == null) {
            return;
        }
        var from = offering(transferred.from());
        var to = offering(transferred.to());
        mails.send(to(transferred.person())
                .subject(Sentence.of("notification.event.transferred.subject", to.title()))
                .line(Sentence.of("notification.event.transferred", from.title(), to.title(), days(to)))
                .line(Sentence.of("notification.event.transferred.where", to.address()))
                .button(Sentence.of("notification.event.transferred.button"), settings.link("/registrations"))
                .because(Sentence.of("notification.event.because", to.title()))
                .attach("event.ics", "text/calendar", calendar.file(to, clock.now())));
    }

    @EventListener
    void tell(NamelessSeatsCanceled canceled) {
        var offering = offering(canceled.offering());
        var next = offerings.next(offering, clock.today());
        mails.send(to(canceled.buyer())
                .subject(Sentence.of("notification.registration.canceled.subject", offering.title()))
                .line(Sentence.of(
                        "notification.event.canceled.nameless", offering.title(), days(offering), canceled.seats()))
                .line(Sentence.of("notification.registration.ended.next", settings.mailFrom()))
                .button(
                        Sentence.of(
                                next.isPresent()
                                        ? "notification.registration.see-next"
                                        : "notification.registration.schedule"),
                        settings.link(
                                "/schedule" + next.map(one -> "/" + one.id()).orElse("")))
                .because(Sentence.of("notification.event.because", offering.title())));
    }

    @EventListener
    void ask(SeatHeld held) {
        ask(held.registration(), held.person(), held.offering());
    }

    /** Whoever was asked while the seat was held, and has not answered, is reminded when it is confirmed. */
    @EventListener
    void ask(SeatConfirmed confirmed) {
        ask(confirmed.registration(), confirmed.person(), confirmed.offering());
    }

    private void ask(RegistrationId registration, PersonId person, OfferingId id) {
        // Whoever has no account is asked by a link of their own, once the seat is safe.
        if (!answers.areOwed(registration) || !people.find(person).orElseThrow().hasAccount()) {
            return;
        }
        var offering = offering(id);
        mails.send(to(person)
                .subject(Sentence.of("notification.event.questions.subject", offering.title()))
                .line(Sentence.of("notification.event.questions", offering.title(), days(offering)))
                .button(
                        Sentence.of("notification.event.questions.button"),
                        settings.link("/registrations/" + registration + "/questions"))
                .because(Sentence.of("notification.event.because", offering.title())));
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
