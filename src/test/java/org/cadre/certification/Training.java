package org.cadre.certification;

import java.time.LocalDate;
import java.util.List;
import org.cadre.attendance.AttendanceEvents.RecertificationAttended;
import org.cadre.demo.Histories;
import org.cadre.demo.Histories.Slot;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.program.Editions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A recertification day that somebody attended, as it comes out of attendance: rows first, then the event. */
@Component
public class Training {
    private final NamedParameterJdbcTemplate batches;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Training(
            NamedParameterJdbcTemplate batches,
            Editions editions,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.batches = batches;
        this.editions = editions;
        this.events = events;
        this.transaction = transaction;
    }

    /** Somebody attends a day; it is final at once. */
    public void attendedBy(PersonId person, LocalDate day) {
        transaction.executeWithoutResult(_ -> {
            var histories = new Histories(batches);
            var event = histories.event(
                    "recertification",
                    "Recertification Training",
                    editions.idOf(Editions.NATIONAL).value(),
                    "Austin Learning Center (sample)",
                    "Austin",
                    day,
                    1,
                    20,
                    0,
                    true,
                    List.of(new Slot(null, "Recertification Training", 0, 9, 360)));
            histories.attended(event, histories.seat(event, person, null, 0, true, false), null);
            histories.write();
            events.publishEvent(new RecertificationAttended(person, new OfferingId(event.id()), day));
        });
    }
}
