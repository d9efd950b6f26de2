package org.cadre.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadre.attendance.Credited.Completion;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.Evidence;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The door to attendance: marking it, closing an event, and what it is worth. */
@Component
public class Attendances {
    private final Marks marks;
    private final Completions completions;
    private final Offerings offerings;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Attendances(Marks marks, Completions completions, Offerings offerings, AuditTrail audit, ProgramClock clock) {
        this.marks = marks;
        this.completions = completions;
        this.offerings = offerings;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that attendance knows of a person, for an edition to judge. */
    public Evidence evidenceOf(PersonId person, Edition edition) {
        return marks.of(person).evidence();
    }

    /** Whether, on that day, part one was completed recently enough for the edition's internship. */
    public boolean completedPartOne(PersonId person, Edition edition, LocalDate day) {
        int within = edition.internship().partOneWithinMonths();
        return marks.of(person).partOne(edition).stream()
                .map(Completion::on)
                .anyMatch(on -> !on.isAfter(day) && !on.plusMonths(within).isBefore(day));
    }

    /** When part one was completed, the last time if it was more than once. */
    public Optional<LocalDate> partOneCompletedOn(PersonId person, Edition edition) {
        return marks.of(person).partOne(edition).stream().map(Completion::on).reduce((_, later) -> later);
    }

    /** PD minutes credited to several people, all in all. */
    public Map<PersonId, Integer> minutes(Collection<PersonId> people) {
        var all = new HashMap<PersonId, Integer>();
        marks.of(people).forEach((person, credited) -> all.put(person, credited.minutes()));
        return all;
    }

    /**
     * Marks how many minutes of a session these people attended, 0 for who was not there. Who completes part one or a
     * recertification by it is told. The caller has made sure that the actor may.
     */
    public void mark(
            OfferingSummary offering, SessionSummary session, Map<RegistrationId, Integer> minutes, Actor actor) {
        var before = marks.in(offering.id()).stream()
                .filter(cell -> cell.session().equals(session.id()))
                .collect(Collectors.toMap(Marks.Cell::registration, Marks.Cell::minutes));
        var changed = marks.write(offering.id(), session.id(), minutes, actor.person(), clock.now());
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach((registration, person) -> audit.record(
                actor,
                offering.closed() ? "attendance.corrected" : "attendance.marked",
                person.value(),
                registration.value(),
                Map.of("session", session.title(), "minutes", before.getOrDefault(registration, 0)),
                Map.of("session", session.title(), "minutes", minutes.getOrDefault(registration, 0))));
        var credited = marks.of(changed.values());
        completions.tell(offering, credited);
        if (offering.closed()) {
            completions.settle(changed.values(), credited);
        }
    }

    /** Closes an event, once: its hours are final from then on. */
    public boolean close(OfferingId offering, Actor actor) {
        if (!offerings.close(offering, actor)) {
            return false;
        }
        var people = marks.peopleIn(offering);
        var credited = marks.of(people);
        completions.tell(offerings.find(offering).orElseThrow(), credited);
        completions.settle(people, credited);
        return true;
    }

    /** Counts closed events from before Cadre: hours are awarded and completions kept, and nobody is told. */
    public void countPast(Collection<OfferingId> events) {
        for (var event : offerings.all(events).values()) {
            var people = marks.peopleIn(event.id());
            var credited = marks.of(people);
            completions.note(event, credited);
            completions.settle(people, credited);
        }
    }

    /** Forgets what was counted of such events, with the attendance itself. The caller has made sure that nothing rests on it. */
    public void forgetPast(Collection<OfferingId> events) {
        var people = events.stream()
                .flatMap(event -> marks.peopleIn(event).stream())
                .distinct()
                .toList();
        completions.forget(events);
        completions.settle(people, marks.of(people));
    }

    /** Tells what was completed at an event that is over, to those who were not told yet. */
    void tellCompleted(OfferingSummary offering) {
        completions.tell(offering, marks.of(marks.peopleIn(offering.id())));
    }

    /** A seat may be confirmed after its holder came: what they attended counts from then on. */
    @EventListener
    void count(SeatConfirmed confirmed) {
        var offering = offerings.find(confirmed.offering()).orElseThrow();
        if (clock.today().isAfter(offering.lastDay())) {
            var people = List.of(confirmed.person());
            var credited = marks.of(people);
            completions.tell(offering, credited);
            if (offering.closed()) {
                completions.settle(people, credited);
            }
        }
    }
}
