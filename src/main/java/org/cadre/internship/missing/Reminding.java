package org.cadre.internship.missing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.ExcuseAsked;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.log.ConfirmationRequests;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an MIT or a coach can have done by one click in a reminder, without signing in: somebody else is asked once more. */
@Component
public class Reminding {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final Internships internships;
    private final Pairings pairings;
    private final ProtegeLinks links;
    private final ConfirmationRequests requests;
    private final ApplicationEventPublisher events;

    Reminding(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            Internships internships,
            Pairings pairings,
            ProtegeLinks links,
            ConfirmationRequests requests,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.internships = internships;
        this.pairings = pairings;
        this.links = links;
        this.requests = requests;
        this.events = events;
    }

    /** Sends the agreement to the protégé again. False: there is none that waits, or they had enough mail about it today. */
    public boolean askForAgreement(PersonId mit) {
        var pairing = pairing(mit, Pairing.State.PROPOSED).filter(one -> links.mayAskAgain(one.id()));
        pairing.ifPresent(one -> pairings.askAgain(Actor.of(mit.value()), one));
        return pairing.isPresent();
    }

    private Optional<Pairing> pairing(PersonId mit, Pairing.State state) {
        return internships.current(mit).filter(InternshipSummary::isOpen).stream()
                .flatMap(one -> pairings.of(one.id()).stream())
                .filter(one -> one.state() == state)
                .reduce((_, later) -> later);
    }

    /** Asks the protégé to confirm what waits. False: they were asked today already. */
    public boolean askForConfirmation(PersonId mit) {
        return pairing(mit, Pairing.State.ACTIVE)
                .filter(one -> requests.ask(Actor.of(mit.value()), mit, one))
                .isPresent();
    }

    /** Asks the protégés of a coach's cohorts, whose contacts have waited for long. Says how many were asked. */
    public int askSilentProteges(PersonId coach) {
        int asked = 0;
        for (UUID pairing : silent(coach)) {
            var one = pairings.find(new PairingId(pairing));
            if (one.isPresent() && requests.ask(Actor.of(coach.value()), coach, one.get())) {
                asked++;
            }
        }
        return asked;
    }

    private List<UUID> silent(PersonId coach) {
        return jdbc.sql("""
                select distinct a.id
                  from contact_entry e
                  join pairing a on a.id = e.pairing and a.state = 'active' and a.unreachable is null
                  join internship i on i.id = a.internship and i.state = 'active'
                  join cohort_coach k on k.cohort = i.cohort and k.person = :coach and k.person <> i.person
                                     and k.since <= :today and (k.until is null or k.until > :today)
                 where e.state = 'submitted' and e.confirmed_at is null and e.verified_at is null and e.day <= :silent
                   and (select count(*) from confirmation_request q where q.pairing = a.id and q.asked_on >= e.day) >= 2
                 order by a.id
                """)
                .param("coach", coach.value())
                .param("today", clock.today())
                .param("silent", clock.today().minusDays(MissingOfCoaches.SILENT_DAYS))
                .query(UUID.class)
                .list();
    }

    /** Asks the coaches to excuse the month that runs, in which there will be no contact. False: there is nobody to ask. */
    public boolean askForExcuse(PersonId mit, int month) {
        var internship = internships.current(mit).filter(InternshipSummary::isOpen);
        var coaches = internship.map(one -> coaches(one, mit)).orElse(List.of());
        internship.filter(_ -> !coaches.isEmpty()).ifPresent(one -> {
            audit.record(
                    Actor.of(mit.value()),
                    "month.excuse-asked",
                    mit.value(),
                    one.id().value(),
                    Map.of(),
                    Map.of("month", month));
            events.publishEvent(new ExcuseAsked(one.id(), mit, one.name(), month, coaches));
        });
        return !coaches.isEmpty();
    }

    private List<PersonId> coaches(InternshipSummary internship, PersonId mit) {
        LocalDate today = clock.today();
        return jdbc.sql("""
                select distinct k.person
                  from internship i
                  join cohort_coach k on k.cohort = i.cohort and k.person <> :mit
                                     and k.since <= :today and (k.until is null or k.until > :today)
                 where i.id = :internship
                """)
                .param("mit", mit.value())
                .param("today", today)
                .param("internship", internship.id().value())
                .query((row, _) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }
}
