package org.cadre.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.PersonStanding;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Standing;
import org.cadre.program.Standings;
import org.cadre.reporting.NextStep.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says which events somebody is registered for, and what part one leads to. */
@Component
class ParticipantHomes {
    /** How long before an event it is more than a plan. */
    private static final int EVENT_PRESSES_DAYS = 14;

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    ParticipantHomes(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** None for who was never registered. */
    Optional<ParticipantHome> of(PersonStanding standing, boolean certified, Viewer viewer) {
        var seats = seats(viewer);
        var today = clock.today();
        var partOne = standing.partOne();
        boolean goesOn = standing.internship() != null || certified;
        boolean begun = partOne.state() != Standing.State.UNMET;
        if (seats.isEmpty() && (goesOn || !begun)) {
            return Optional.empty();
        }
        var steps = new ArrayList<NextStep>();
        seats.stream().map(this::step).forEach(steps::add);
        LocalDate completedOn = Standings.partOneCompletedOn(standing.rules(), standing.evidence(), today)
                .orElse(null);
        if (!goesOn && completedOn != null) {
            steps.add(choice(standing, completedOn));
        } else if (!goesOn && begun && seats.isEmpty()) {
            steps.add(NextStep.anytime(
                    Urgency.DUE,
                    "calendar-plus",
                    Sentence.of("reporting.step.make-up"),
                    partOne.missing().isEmpty()
                            ? null
                            : partOne.missing().getFirst().reason(),
                    "/schedule",
                    Sentence.of("reporting.step.schedule.action")));
        }
        return Optional.of(new ParticipantHome(seats, goesOn || !begun ? null : partOne, completedOn, steps));
    }

    private NextStep choice(PersonStanding standing, LocalDate completedOn) {
        var today = clock.today();
        var until = completedOn.plusMonths(standing.rules().internship().partOneWithinMonths());
        var action = Sentence.of("reporting.step.pursue.action");
        return today.isAfter(until)
                ? NextStep.anytime(
                        Urgency.COMING,
                        "calendar-plus",
                        Sentence.of("reporting.step.pursue.late", until),
                        null,
                        "/schedule",
                        Sentence.of("reporting.step.schedule.action"))
                : new NextStep(
                        Urgency.COMING,
                        "signpost-split",
                        Sentence.of("reporting.step.pursue"),
                        Sentence.of(
                                "reporting.step.pursue.detail",
                                standing.rules().internship().months(),
                                standing.rules().contactTarget() / 60),
                        until,
                        NextStep.said("reporting.when.open", until, today),
                        "/internship",
                        action);
    }

    private NextStep step(EventSeat seat) {
        var today = clock.today();
        String href = "/schedule/" + seat.offering();
        if (seat.isOver(today)) {
            return NextStep.anytime(
                    Urgency.WAITING,
                    "hourglass-split",
                    Sentence.of("reporting.step.closing", seat.title()),
                    null,
                    "/transcript",
                    Sentence.of("reporting.step.closing.action"));
        }
        if (seat.chooseBy() != null) {
            return NextStep.due(
                    "calendar-event",
                    Sentence.of("reporting.step.moved", seat.title()),
                    Sentence.of("reporting.step.moved.detail", seat.firstDay()),
                    seat.chooseBy(),
                    today,
                    "/registrations/" + seat.registration() + "/move",
                    Sentence.of("reporting.step.moved.action"));
        }
        if (seat.isHeld()) {
            return new NextStep(
                    Urgency.COMING,
                    "receipt",
                    Sentence.of("reporting.step.held", seat.title()),
                    Sentence.of(
                            seat.paysBy().equals("check")
                                    ? "reporting.step.held.check"
                                    : "reporting.step.held.purchase-order"),
                    seat.firstDay(),
                    NextStep.said("reporting.when.begins", seat.firstDay(), today),
                    "/registrations",
                    Sentence.of("reporting.step.held.action"));
        }
        return new NextStep(
                today.isBefore(seat.firstDay().minusDays(EVENT_PRESSES_DAYS)) ? Urgency.COMING : Urgency.DUE,
                "geo-alt",
                Sentence.of("reporting.step.event", seat.title()),
                Sentence.of("reporting.step.event.at", seat.where()),
                seat.firstDay(),
                NextStep.said("reporting.when.on", seat.firstDay(), today),
                href,
                Sentence.of("reporting.step.event.action"));
    }

    /** Seats in events that are still to come, go on, or wait for their attendance to become final. */
    private List<EventSeat> seats(Viewer viewer) {
        return jdbc.sql("""
                select r.id as registration, o.id as offering, o.kind, o.title, o.first_day, o.last_day, o.place, o.street, o.city, o.state,
                       r.seat, w.pays_by,
                       (select m.choose_by from event_move_choice c join event_move m on m.id = c.move
                         where c.registration = r.id and m.offering = r.offering and c.choice is null
                           and m.choose_by >= :today
                         order by c.move desc limit 1) as choose_by
                  from registration r
                  join orders w on w.id = r.orders
                  join offering o on o.id = r.offering
                 where r.person = :viewer and r.seat in ('held', 'confirmed') and o.canceled_at is null
                   and (o.last_day >= :today or (o.closed_at is null and r.seat = 'confirmed'))
                 order by o.first_day, o.id
                 limit 10
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(EventSeat.class)
                .list();
    }
}
