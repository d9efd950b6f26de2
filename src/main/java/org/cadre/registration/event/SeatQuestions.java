package org.cadre.registration.event;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.EventQuestions;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatPassedOn;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.event.SeatQuestionEvents.AnswersAsked;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links by which somebody without an account says what they need and answers an event's questions: for whoever sits in the
 * seat, until the event is over. They show nothing of the order.
 */
@Component
class SeatQuestions {
    private static final String PURPOSE = "event-seat-questions";

    /** Whose questions they are. */
    record Asked(RegistrationId registration, PersonId person, OfferingSummary offering, String name) {}

    private record Row(UUID person, UUID offering, String name) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Offerings offerings;
    private final EventQuestions questions;
    private final SignedLinks links;
    private final Settings settings;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    SeatQuestions(
            JdbcClient jdbc,
            People people,
            Offerings offerings,
            EventQuestions questions,
            SignedLinks links,
            Settings settings,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.offerings = offerings;
        this.questions = questions;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void ask(SeatConfirmed confirmed) {
        var offering = offerings.find(confirmed.offering()).orElseThrow();
        long days = offering.lastDay().toEpochDay() - clock.today().toEpochDay();
        if (days < 0 || people.find(confirmed.person()).orElseThrow().hasAccount()) {
            return;
        }
        String token = links.make(PURPOSE, confirmed.registration().value(), Duration.ofDays(days + 1));
        events.publishEvent(new AnswersAsked(
                confirmed.person(),
                offering.id(),
                questions.of(offering.id()).size(),
                settings.link("/seats/questions/" + token)));
    }

    /** Who no longer comes has no say any more, and sees nothing of who comes instead. */
    @EventListener
    void withdraw(SeatPassedOn passed) {
        links.withdraw(PURPOSE, passed.registration().value());
    }

    SignedLinks.Link read(String token) {
        return links.read(PURPOSE, token);
    }

    /** What a seat is asked; empty once it was given back or its event is over. */
    Optional<Asked> find(UUID registration) {
        return jdbc.sql("""
                select r.person, r.offering, p.display_name as name
                  from registration r
                  join person p on p.id = r.person
                 where r.id = :id and r.seat in ('held', 'confirmed')
                """)
                .param("id", registration)
                .query(Row.class)
                .optional()
                .map(row -> new Asked(
                        new RegistrationId(registration),
                        new PersonId(row.person),
                        offerings.find(new OfferingId(row.offering)).orElseThrow(),
                        row.name))
                .filter(one -> !one.offering.canceled()
                        && !one.offering.closed()
                        && !one.offering.lastDay().isBefore(clock.today()));
    }
}
