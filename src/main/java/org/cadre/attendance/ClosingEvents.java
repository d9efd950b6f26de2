package org.cadre.attendance;

import java.time.LocalDate;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.DueWork;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event that nobody closed closes by itself, so many working days after its end as its edition says. */
@Component
class ClosingEvents implements DueWork {
    private final Offerings offerings;
    private final Attendances attendances;
    private final Editions editions;
    private final TransactionTemplate transaction;

    ClosingEvents(
            Offerings offerings, Attendances attendances, Editions editions, PlatformTransactionManager transactions) {
        this.offerings = offerings;
        this.attendances = attendances;
        this.editions = editions;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        for (var offering : offerings.endedAndOpen(today)) {
            if (today.isBefore(closesOn(offering))) {
                transaction.executeWithoutResult(_ -> attendances.tellCompleted(offering));
            } else {
                transaction.executeWithoutResult(_ -> attendances.close(offering.id(), Actor.SYSTEM));
            }
        }
    }

    /** The day an event closes by itself. */
    LocalDate closesOn(OfferingSummary offering) {
        var edition = editions.of(offering.edition());
        return edition.calendar()
                .plusWorkingDays(offering.lastDay(), edition.attendance().closesAfterWorkingDays());
    }
}
