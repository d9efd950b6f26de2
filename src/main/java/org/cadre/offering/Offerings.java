package org.cadre.offering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingEvents.OfferingCanceled;
import org.cadre.offering.OfferingEvents.OfferingOpened;
import org.cadre.offering.OfferingEvents.SeatsAdded;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to offerings: what there is, when its sessions are, who trains, and what office decides. */
@Component
public class Offerings {
    /** Who trains at an offering. */
    public record Trainer(PersonId id, String name) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Offerings(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    public Optional<OfferingSummary> find(OfferingId id) {
        return jdbc.sql("select * from offering_summary where id = :id")
                .param("id", id.value())
                .query(Offerings::summary)
                .optional();
    }

    /** Several at once, for lists; soonest first. */
    public Map<OfferingId, OfferingSummary> all(Collection<OfferingId> ids) {
        var found = new LinkedHashMap<OfferingId, OfferingSummary>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from offering_summary where id in (:ids) order by first_day, id")
                    .param("ids", ids.stream().map(OfferingId::value).toList())
                    .query(Offerings::summary)
                    .list()
                    .forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    /** What is still going on or to come, soonest first: so many after a given one. */
    public List<OfferingSummary> coming(LocalDate today, @Nullable LocalDate afterDay, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select * from offering_summary
                 where last_day >= :today
                   and (:after::uuid is null or (first_day, id) > (:afterDay::date, :after::uuid))
                 order by first_day, id
                 limit :most
                """)
                .param("today", today)
                .param("afterDay", afterDay)
                .param("after", after)
                .param("most", most)
                .query(Offerings::summary)
                .list();
    }

    /** What is over, latest first: so many before a given one. */
    public List<OfferingSummary> past(LocalDate today, @Nullable LocalDate beforeDay, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select * from offering_summary
                 where last_day < :today
                   and (:before::uuid is null or (first_day, id) < (:beforeDay::date, :before::uuid))
                 order by first_day desc, id desc
                 limit :most
                """)
                .param("today", today)
                .param("beforeDay", beforeDay)
                .param("before", before)
                .param("most", most)
                .query(Offerings::summary)
                .list();
    }

    /** What is still going on or to come under an edition, soonest first. */
    List<OfferingSummary> comingUnder(EditionId edition, LocalDate today) {
        return jdbc.sql("""
                select * from offering_summary
                 where edition = :edition and last_day >= :today and not canceled
                 order by first_day, id
                """)
                .param("edition", edition.value())
                .param("today", today)
                .query(Offerings::summary)
                .list();
    }

    /** What the public schedule shows: listed, not canceled, still to begin, soonest first. One query. */
    public List<OfferingSummary> onSchedule(LocalDate today) {
        return jdbc.sql("""
                select * from offering_summary
                 where listed and not canceled and not closed and first_day >= :today
                 order by first_day, id
                 limit 500
                """).param("today", today).query(Offerings::summary).list();
    }

    /** What calendar programs are given: all on the schedule, what began lately, and what does not take place after all. */
    List<OfferingSummary> forCalendars(LocalDate today) {
        return jdbc.sql("""
                select * from offering_summary
                 where listed and first_day >= :since
                 order by first_day, id
                 limit 1000
                """)
                .param("since", today.minusDays(30))
                .query(Offerings::summary)
                .list();
    }

    /** The next public offering of the same kind with a seat left: where to send those whose event is canceled. */
    public Optional<OfferingSummary> next(OfferingSummary instead, LocalDate today) {
        return jdbc.sql("""
                select * from offering_summary
                 where listed and not canceled and not closed and first_day > :today and kind = :kind and id <> :id
                   and used < capacity
                 order by first_day, id
                 limit 1
                """)
                .param("today", today)
                .param("kind", instead.kind().key())
                .param("id", instead.id().value())
                .query(Offerings::summary)
                .optional();
    }

    /** How often their calendar entries have changed: a phone replaces what it has by what has a higher number. */
    Map<OfferingId, Integer> calendarSequences(Collection<OfferingId> some) {
        var found = new LinkedHashMap<OfferingId, Integer>();
        jdbc.sql("select id, calendar_sequence from offering where id = any(:ids)")
                .param("ids", some.stream().map(OfferingId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        found.put(new OfferingId(row.getObject("id", UUID.class)), row.getInt("calendar_sequence")))
                .list();
        return found;
    }

    /** Names the organization it is held for. */
    public void hostedBy(OfferingId offering, OrganizationId host) {
        jdbc.sql("update offering set host = :host where id = :id")
                .param("host", host.value())
                .param("id", offering.value())
                .update();
    }

    /** The offerings a person trains at, latest first. */
    public List<OfferingSummary> trainedBy(PersonId trainer) {
        return jdbc.sql("""
                select o.* from offering_summary o
                  join offering_trainer t on t.offering = o.id
                 where t.person = :trainer and not o.canceled
                 order by o.first_day desc, o.id desc
                 limit 100
                """)
                .param("trainer", trainer.value())
                .query(Offerings::summary)
                .list();
    }

    /** What has ended and still waits for its attendance to become final. */
    public List<OfferingSummary> endedAndOpen(LocalDate today) {
        return jdbc.sql("""
                select * from offering_summary
                 where not closed and not canceled and last_day < :today
                 order by last_day, id
                """).param("today", today).query(Offerings::summary).list();
    }

    /** The days of all recertification trainings open to everyone, past and announced, by which grace is reckoned. */
    public List<LocalDate> recertificationDays() {
        return jdbc.sql("""
                select first_day from offering
                 where kind = 'recertification' and canceled_at is null and public
                 order by first_day
                """).query(LocalDate.class).list();
    }

    private static OfferingSummary summary(ResultSet row, int number) throws SQLException {
        return new OfferingSummary(
                new OfferingId(row.getObject("id", UUID.class)),
                OfferingKind.of(row.getString("kind")),
                row.getString("title"),
                new EditionId(row.getObject("edition", UUID.class)),
                row.getString("place"),
                row.getString("street"),
                row.getString("city"),
                row.getString("state"),
                ZoneId.of(row.getString("zone")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("about"),
                row.getInt("price_cents"),
                row.getString("currency"),
                row.getObject("purchase_order_cutoff", LocalDate.class),
                row.getBoolean("listed"),
                row.getBoolean("canceled"),
                row.getBoolean("closed"),
                row.getBoolean("sample"),
                row.getInt("capacity"),
                row.getInt("used"),
                row.getInt("minutes"));
    }

    /** The sessions of several offerings, each in their order. One query. */
    Map<OfferingId, List<SessionSummary>> sessions(Collection<OfferingId> some) {
        var found = new LinkedHashMap<OfferingId, List<SessionSummary>>();
        jdbc.sql("""
                select offering, id, module, title, starts_at, ends_at, minutes, room
                  from session
                 where offering = any(:offerings)
                 order by starts_at, id
                """)
                .param("offerings", some.stream().map(OfferingId::value).toArray(UUID[]::new))
                .query((row, _) -> found.computeIfAbsent(
                                new OfferingId(row.getObject("offering", UUID.class)), _ -> new ArrayList<>())
                        .add(session(row)))
                .list();
        return found;
    }

    /** The sessions of an offering in their order. */
    public List<SessionSummary> sessions(OfferingId offering) {
        return jdbc.sql("""
                select id, module, title, starts_at, ends_at, minutes, room
                  from session
                 where offering = :offering
                 order by starts_at, id
                """)
                .param("offering", offering.value())
                .query((row, _) -> session(row))
                .list();
    }

    private static SessionSummary session(ResultSet row) throws SQLException {
        return new SessionSummary(
                new SessionId(row.getObject("id", UUID.class)),
                row.getString("module"),
                row.getString("title"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getInt("minutes"),
                row.getString("room"));
    }

    public boolean trains(PersonId person, OfferingId offering) {
        return jdbc.sql(
                        "select exists (select 1 from offering_trainer where offering = :offering and person = :person)")
                .param("offering", offering.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Who trains at an offering. */
    public List<Trainer> trainersOf(OfferingId offering) {
        return jdbc.sql("""
                select p.id, p.display_name as name
                  from offering_trainer t
                  join person p on p.id = t.person
                 where t.offering = :offering
                 order by p.display_name, p.id
                """)
                .param("offering", offering.value())
                .query(Offerings::trainer)
                .list();
    }

    private static Trainer trainer(ResultSet row, int number) throws SQLException {
        return new Trainer(new PersonId(row.getObject("id", UUID.class)), row.getString("name"));
    }

    /** Offers an event with these sessions. */
    public OfferingId offer(OfferingPlan plan, EditionId edition, List<SessionPlan> sessions, Actor actor) {
        var id = new OfferingId(Ids.next());
        jdbc.sql("""
                insert into offering (id, kind, title, edition, place, street, city, state, zone, first_day, last_day,
                                      about, price_cents, purchase_order_cutoff, public, sample, created_at)
                values (:id, :kind, :title, :edition, :place, :street, :city, :state, :zone, :firstDay, :lastDay,
                        :about, :price, :cutoff, :listed, :sample, :now)
                """)
                .param("id", id.value())
                .param("kind", plan.kind().key())
                .param("title", plan.title())
                .param("edition", edition.value())
                .param("place", plan.place())
                .param("street", plan.street())
                .param("city", plan.city())
                .param("state", plan.state())
                .param("zone", plan.zone().getId())
                .param("firstDay", plan.firstDay())
                .param("lastDay", plan.lastDay())
                .param("about", plan.about())
                .param("price", plan.priceCents())
                .param("cutoff", plan.purchaseOrderCutoff())
                .param("listed", plan.listed())
                .param("sample", plan.sample())
                .param("now", at(clock.now()))
                .update();
        jdbc.sql("insert into seat_pool (offering, capacity) values (:offering, :capacity)")
                .param("offering", id.value())
                .param("capacity", plan.capacity())
                .update();
        sessions.forEach(session -> add(id, session, plan.zone()));
        choose(id, plan.trainers());
        audit.record(actor, "offering.created", null, id.value(), Map.of(), facts(plan));
        if (plan.listed()) {
            events.publishEvent(new OfferingOpened(id));
        }
        return id;
    }

    void add(OfferingId offering, SessionPlan session, ZoneId zone) {
        jdbc.sql("""
                insert into session (id, offering, module, title, starts_at, ends_at, minutes, room)
                values (:id, :offering, :module, :title, :starts, :ends, :minutes, :room)
                """)
                .param("id", Ids.next())
                .param("offering", offering.value())
                .param("module", session.module())
                .param("title", session.title())
                .param("starts", at(session.startsAt(zone)))
                .param("ends", at(session.endsAt(zone)))
                .param("minutes", session.minutes())
                .param("room", session.room())
                .update();
    }

    private void choose(OfferingId offering, List<PersonId> trainers) {
        jdbc.sql("delete from offering_trainer where offering = :offering")
                .param("offering", offering.value())
                .update();
        for (PersonId trainer : trainers) {
            jdbc.sql("insert into offering_trainer (offering, person) values (:offering, :person)")
                    .param("offering", offering.value())
                    .param("person", trainer.value())
                    .update();
        }
    }

    /** What became of a change. */
    sealed interface Change {
        record Changed() implements Change {}

        /** Fewer seats than are taken already. */
        record SeatsTaken(int used) implements Change {}
    }

    /** Changes an offering; its sessions move along when its first day or its zone does. */
    Change change(OfferingSummary before, OfferingPlan plan, Actor actor) {
        int fits = jdbc.sql(
                        "update seat_pool set capacity = :capacity where offering = :offering and used <= :capacity")
                .param("offering", before.id().value())
                .param("capacity", plan.capacity())
                .update();
        if (fits == 0) {
            return new Change.SeatsTaken(before.used());
        }
        jdbc.sql("""
                update offering
                   set title = :title, place = :place, street = :street, city = :city, state = :state, zone = :zone,
                       first_day = :firstDay, last_day = :lastDay, about = :about, price_cents = :price,
                       purchase_order_cutoff = :cutoff, public = :listed,
                       calendar_sequence = calendar_sequence + 1
                 where id = :id
                """)
                .param("id", before.id().value())
                .param("title", plan.title())
                .param("place", plan.place())
                .param("street", plan.street())
                .param("city", plan.city())
                .param("state", plan.state())
                .param("zone", plan.zone().getId())
                .param("firstDay", plan.firstDay())
                .param("lastDay", plan.lastDay())
                .param("about", plan.about())
                .param("price", plan.priceCents())
                .param("cutoff", plan.purchaseOrderCutoff())
                .param("listed", plan.listed())
                .update();
        moveSessions(before, plan);
        choose(before.id(), plan.trainers());
        if (plan.capacity() > before.capacity()) {
            events.publishEvent(new SeatsAdded(before.id()));
        }
        if (plan.listed() && !before.listed()) {
            events.publishEvent(new OfferingOpened(before.id()));
        }
        audit.record(actor, "offering.changed", null, before.id().value(), facts(before), facts(plan));
        return new Change.Changed();
    }

    private void moveSessions(OfferingSummary before, OfferingPlan plan) {
        long days = ChronoUnit.DAYS.between(before.firstDay(), plan.firstDay());
        if (days == 0 && before.zone().equals(plan.zone())) {
            return;
        }
        for (var session : sessions(before.id())) {
            jdbc.sql("update session set starts_at = :starts, ends_at = :ends where id = :id")
                    .param("id", session.id().value())
                    .param("starts", at(moved(session.startsAt(), before.zone(), plan.zone(), days)))
                    .param("ends", at(moved(session.endsAt(), before.zone(), plan.zone(), days)))
                    .update();
        }
    }

    private static Instant moved(Instant time, ZoneId from, ZoneId to, long days) {
        return time.atZone(from).toLocalDateTime().plusDays(days).atZone(to).toInstant();
    }

    /** Changes one session of an offering. */
    void change(OfferingId offering, SessionId session, SessionPlan plan, ZoneId zone) {
        jdbc.sql("""
                update session set title = :title, starts_at = :starts, ends_at = :ends, minutes = :minutes, room = :room
                 where id = :id and offering = :offering
                """)
                .param("id", session.value())
                .param("offering", offering.value())
                .param("title", plan.title())
                .param("starts", at(plan.startsAt(zone)))
                .param("ends", at(plan.endsAt(zone)))
                .param("minutes", plan.minutes())
                .param("room", plan.room())
                .update();
    }

    void drop(OfferingId offering, SessionId session) {
        jdbc.sql("delete from session where id = :id and offering = :offering")
                .param("id", session.value())
                .param("offering", offering.value())
                .update();
    }

    void sessionsChanged(OfferingId offering, int before, int after, Actor actor) {
        audit.record(
                actor,
                "offering.sessions-changed",
                null,
                offering.value(),
                Map.of("sessions", before),
                Map.of("sessions", after));
    }

    /** Cancels an offering, once; whoever has a seat hears of it. */
    public boolean cancel(OfferingId offering, Actor actor) {
        int canceled = jdbc.sql("""
                update offering set canceled_at = :now, calendar_sequence = calendar_sequence + 1
                 where id = :id and canceled_at is null and closed_at is null
                """)
                .param("id", offering.value())
                .param("now", at(clock.now()))
                .update();
        if (canceled == 0) {
            return false;
        }
        audit.record(actor, "offering.canceled", null, offering.value(), Map.of(), Map.of());
        events.publishEvent(new OfferingCanceled(offering, clock.today()));
        return true;
    }

    /** Makes the attendance of an offering final, once. */
    public boolean close(OfferingId offering, Actor actor) {
        int closed = jdbc.sql("""
                update offering set closed_at = :now
                 where id = :id and closed_at is null and canceled_at is null
                """)
                .param("id", offering.value())
                .param("now", at(clock.now()))
                .update();
        if (closed == 1) {
            audit.record(actor, "offering.closed", null, offering.value(), Map.of(), Map.of());
        }
        return closed == 1;
    }

    private static Map<String, Object> facts(OfferingPlan plan) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", plan.title());
        facts.put("place", plan.place());
        facts.put("firstDay", plan.firstDay().toString());
        facts.put("lastDay", plan.lastDay().toString());
        facts.put("zone", plan.zone().getId());
        facts.put("priceCents", plan.priceCents());
        facts.put("capacity", plan.capacity());
        facts.put("listed", plan.listed());
        return facts;
    }

    private static Map<String, Object> facts(OfferingSummary offering) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("title", offering.title());
        facts.put("place", offering.place());
        facts.put("firstDay", offering.firstDay().toString());
        facts.put("lastDay", offering.lastDay().toString());
        facts.put("zone", offering.zone().getId());
        facts.put("priceCents", offering.priceCents());
        facts.put("capacity", offering.capacity());
        facts.put("listed", offering.listed());
        return facts;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
