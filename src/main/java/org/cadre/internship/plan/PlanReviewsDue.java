package org.cadre.internship.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.PlanReviewDue;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.platform.time.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks once at mid-term how the goals of a plan go. Nobody is asked during a break or a hold. */
@Component
final class PlanReviewsDue implements DueWork {
    private record Unreviewed(UUID pairing, UUID internship) {}

    private final JdbcClient jdbc;
    private final CoachedInternships internships;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PlanReviewsDue(
            JdbcClient jdbc,
            CoachedInternships internships,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.internships = internships;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        jdbc.sql("""
                select l.pairing, a.internship
                  from mentoring_plan l
                  join pairing a on a.id = l.pairing and a.state = 'active'
                  join internship i on i.id = a.internship and i.state = 'active'
                 where l.reviewed_on is null and l.reminded_on is null and i.first_day <= :today
                """)
                .param("today", today)
                .query(Unreviewed.class)
                .list()
                .forEach(plan -> internships
                        .find(new InternshipId(plan.internship))
                        .filter(internship -> MentoringPlanPage.isMidTerm(internship, today)
                                && !internship.edition().calendar().isBreak(today))
                        .ifPresent(internship -> remind(plan.pairing, internship, today)));
    }

    private void remind(UUID pairing, CoachedInternship internship, LocalDate today) {
        transaction.executeWithoutResult(_ -> {
            int first = jdbc.sql(
                            "update mentoring_plan set reminded_on = :today where pairing = :pairing and reminded_on is null")
                    .param("today", today)
                    .param("pairing", pairing)
                    .update();
            if (first == 1) {
                events.publishEvent(new PlanReviewDue(internship.id(), internship.mit()));
            }
        });
    }
}
