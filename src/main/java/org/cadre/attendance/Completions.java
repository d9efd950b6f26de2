package org.cadre.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.attendance.AttendanceEvents.PartOneCompleted;
import org.cadre.attendance.AttendanceEvents.RecertificationAttended;
import org.cadre.attendance.Credited.Completion;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What follows from attendance: who completed something is told, once; whose event is closed has their hours awarded. */
@Component
class Completions {
    private static final String PART_ONE = "part one";
    private static final String RECERTIFICATION = "recertification";

    record Fresh(UUID person, UUID offering, String completed, LocalDate day) {}

    private record Award(UUID id, UUID person, UUID offering, int minutes) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Editions editions;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Completions(
            JdbcClient jdbc, JsonMapper json, Editions editions, ProgramClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.editions = editions;
        this.clock = clock;
        this.events = events;
    }

    /** Everything a person completed. */
    List<Completion> of(Credited credited) {
        return Stream.concat(
                        credited.partOne(editions.current(Editions.NATIONAL)).stream(),
                        credited.recertifications().stream())
                .toList();
    }

    /** Tells what these people completed by what they attended at this event, unless it was told before. */
    void tell(OfferingSummary offering, Map<PersonId, Credited> people) {
        note(offering, people).forEach(one -> events.publishEvent(event(one)));
    }

    /** Keeps it without a word to anybody, for what was completed before Cadre; returns what was not kept before. */
    List<Fresh> note(OfferingSummary offering, Map<PersonId, Credited> people) {
        var edition = editions.of(offering.edition());
        var fresh = new ArrayList<Fresh>();
        people.forEach((person, credited) -> {
            credited.partOne(edition).stream()
                    .filter(one -> restsOn(one, offering))
                    .map(one -> new Fresh(person.value(), one.offering().value(), PART_ONE, one.on()))
                    .forEach(fresh::add);
            credited.recertifications().stream()
                    .filter(one -> restsOn(one, offering))
                    .map(one -> new Fresh(person.value(), one.offering().value(), RECERTIFICATION, one.on()))
                    .forEach(fresh::add);
        });
        if (fresh.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                insert into completion (person, offering, completed, completed_on)
                select f.person, f.offering, f.completed, f.day
                  from jsonb_to_recordset(:fresh::jsonb) as f (person uuid, offering uuid, completed text, day date)
                on conflict do nothing
                returning person, offering, completed, completed_on as day
                """)
                .param("fresh", json.writeValueAsString(fresh))
                .query(Fresh.class)
                .list();
    }

    private static boolean restsOn(Completion completion, OfferingSummary offering) {
        return completion.marks().stream().anyMatch(mark -> mark.offering().equals(offering.id()));
    }

    private static Object event(Fresh one) {
        var person = new PersonId(one.person);
        var offering = new OfferingId(one.offering);
        return one.completed.equals(PART_ONE)
                ? new PartOneCompleted(person, offering, one.day)
                : new RecertificationAttended(person, offering, one.day);
    }

    /**
     * Awards the hours of closed events, or sets them right after a correction. A correction of one event can change what
     * a later one is worth. What is printed on an issued certificate stays as it is.
     */
    void settle(Collection<PersonId> people, Map<PersonId, Credited> credited) {
        if (people.isEmpty()) {
            return;
        }
        var awards = new ArrayList<Award>();
        credited.forEach((person, one) -> one.finalMinutes().forEach((offering, minutes) -> {
            if (minutes > 0) {
                awards.add(new Award(Ids.next(), person.value(), offering.value(), minutes));
            }
        }));
        jdbc.sql("""
                with fresh as (
                  select * from jsonb_to_recordset(:awards::jsonb) as f (id uuid, person uuid, offering uuid, minutes integer)
                ), gone as (
                  delete from credit_award c
                   where c.person in (:people) and c.credit_type = 'PD hour' and c.paper is null
                     and not exists (select 1 from fresh f where f.person = c.person and f.offering = c.offering)
                )
                insert into credit_award (id, person, offering, credit_type, minutes, issued)
                select id, person, offering, 'PD hour', minutes, :today from fresh
                on conflict (person, offering, credit_type) do update set minutes = excluded.minutes
                """)
                .param("awards", json.writeValueAsString(awards))
                .param("people", people.stream().map(PersonId::value).toList())
                .param("today", clock.today())
                .update();
    }

    /** Attendance, completions and hours of some events. */
    void forget(Collection<OfferingId> offerings) {
        var ids = offerings.stream().map(OfferingId::value).toArray(UUID[]::new);
        jdbc.sql("delete from completion where offering = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from credit_award where offering = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("""
                delete from attendance a using registration r where r.id = a.registration and r.offering = any(:ids)
                """).param("ids", ids).update();
    }
}
