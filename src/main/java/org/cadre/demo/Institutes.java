package org.cadre.demo;

import static org.cadre.demo.Histories.at;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.demo.Crowd.Somebody;
import org.cadre.demo.Histories.Event;
import org.cadre.demo.Histories.Slot;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.program.Edition;

/** Institutes and recertification days, seats in them and who was there. */
final class Institutes {
    private static final int[] HOURS = {8, 11, 14};
    private static final int INSTITUTE_CENTS = 45_000;
    private static final int RECERTIFICATION_CENTS = 15_000;
    private static final int EVENTS_OF_A_TRAINER = 12;

    /** How somebody took part. */
    enum Part {
        ALL,
        MISSED_ONE,
        LEFT_EARLY,
        NOT_THERE
    }

    private final Histories histories;
    private final Crowd crowd;
    private final Ground ground;
    private final Dice dice;
    private final UUID edition;
    private final Edition rules;
    private final LocalDate today;
    private final List<PersonId> trainers = new ArrayList<>();
    private int events;

    Institutes(
            Histories histories, Crowd crowd, Ground ground, Dice dice, UUID edition, Edition rules, LocalDate today) {
        this.histories = histories;
        this.crowd = crowd;
        this.ground = ground;
        this.dice = dice;
        this.edition = edition;
        this.rules = rules;
        this.today = today;
    }

    Event institute(LocalDate firstDay, int capacity) {
        var slots = new ArrayList<Slot>();
        for (var module : rules.modules()) {
            int number = slots.size();
            slots.add(new Slot(
                    module.key(),
                    module.title(),
                    number / HOURS.length,
                    HOURS[number % HOURS.length],
                    module.minutes()));
        }
        return event("lii", "Leadership Immersion Institute", firstDay, 2, capacity, INSTITUTE_CENTS, slots);
    }

    Event recertification(LocalDate day, int capacity) {
        var slot = new Slot(
                null, "Recertification Training", 0, 9, rules.attendance().recertificationMinutes());
        return event(
                "recertification", "Recertification Training", day, 1, capacity, RECERTIFICATION_CENTS, List.of(slot));
    }

    private Event event(
            String kind, String title, LocalDate firstDay, int days, int capacity, int cents, List<Slot> slots) {
        String city = dice.oneOf(ground.schools()).city();
        var event = histories.event(
                kind,
                title + ", " + city,
                edition,
                city + (dice.chance(50) ? " Conference Center (sample)" : " Learning Center (sample)"),
                city,
                firstDay,
                days,
                capacity,
                cents,
                firstDay.plusDays(days + 4L).isBefore(today),
                slots);
        histories.trainer(event, trainer());
        return event;
    }

    private PersonId trainer() {
        if (events++ % EVENTS_OF_A_TRAINER == 0) {
            var since = today.minusYears(5);
            var trainer = crowd.staff(since).id();
            histories.role(trainer, Role.TRAINER, null, since);
            trainers.add(trainer);
        }
        return trainers.getLast();
    }

    /** A seat of an event to come, as far as it has got; some have given theirs back. */
    void registered(Event event, Somebody somebody) {
        int roll = dice.between(1, 100);
        String state = roll <= 66 ? "confirmed" : roll <= 94 ? "held" : "canceled";
        seat(event, somebody, state, dice.chance(40), dice.after(today, -40, -8));
    }

    /** A seat of an event that is over, and what was attended. */
    void attended(Event event, Somebody somebody, Part part, boolean wantsCertification) {
        UUID seat = seat(event, somebody, "confirmed", wantsCertification, dice.after(event.firstDay(), -90, -10));
        int minutes = 0;
        int last = event.sessions().size() - 1;
        for (int i = 0; i <= last; i++) {
            int whole = event.slots().get(i).minutes();
            int present = switch (part) {
                case ALL -> whole;
                case MISSED_ONE -> i == last ? 0 : whole;
                case LEFT_EARLY -> i == last ? whole / 2 : whole;
                case NOT_THERE -> 0;
            };
            if (present > 0) {
                histories.attended(event, seat, trainers.getLast(), i, present);
                minutes += present;
            }
        }
        if (part == Part.ALL) {
            String completed = last == 0 ? "recertification" : "part one";
            histories.add(new PartOneRows.Completion(somebody.id().value(), event.id(), completed, event.lastDay()));
        }
        var closed = event.lastDay().plusDays(4);
        if (minutes > 0 && closed.isBefore(today)) {
            histories.add(new PartOneRows.Credit(
                    histories.id(at(closed, 18)), somebody.id().value(), event.id(), minutes, closed));
        }
    }

    private UUID seat(Event event, Somebody somebody, String state, boolean wantsCertification, LocalDate on) {
        boolean districtPays = dice.chance(60);
        int cents = event.sessions().size() > 1 ? INSTITUTE_CENTS : RECERTIFICATION_CENTS;
        return histories.seat(
                event, somebody.id(), districtPays ? somebody.district() : null, cents, state, wantsCertification, on);
    }
}
