package org.cadre.registration.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.EventMoves;
import org.cadre.offering.OfferingEvents.OfferingMoved;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Registrations;
import org.cadre.registration.Transfers;
import org.cadre.registration.event.MoveChoice.What;
import org.cadre.registration.event.MoveEvents.MoveChoiceAsked;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What those with a seat in a moved event choose: keep it, take it along to another offering, or give it back in full. A
 * seat is its holder's to choose for; nameless ones are their buyer's, together. Who has not chosen in time keeps the seat.
 */
@Component
class MoveChoices implements DueWork {
    private static final String SEAT = "event-move-seat";
    private static final String ORDER = "event-move-order";
    /** After the last day to choose it still shows what became of the seat. */
    private static final Duration SHOWN_AFTER = Duration.ofDays(60);

    /** How many chose what. */
    record Counts(int open, int keep, int transfer, int refund) {}

    private record Row(
            UUID move,
            UUID registration,
            UUID offering,
            UUID who,
            @Nullable String choice,
            boolean byDefault,
            boolean open,
            UUID buyer,
            int cents,
            String currency) {}

    private record Asked(
            UUID order, UUID who, int seats, @Nullable UUID registration) {}

    private final JdbcClient jdbc;
    private final EventMoves moves;
    private final Offerings offerings;
    private final Registrations registrations;
    private final Transfers transfers;
    private final SignedLinks links;
    private final Settings settings;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    MoveChoices(
            JdbcClient jdbc,
            EventMoves moves,
            Offerings offerings,
            Registrations registrations,
            Transfers transfers,
            SignedLinks links,
            Settings settings,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.offerings = offerings;
        this.registrations = registrations;
        this.transfers = transfers;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** Gives every seat its choice and asks for it. A move before this one is not asked about any more. */
    @EventListener
    void ask(OfferingMoved moved) {
        jdbc.sql("""
                update event_move_choice c set choice = 'keep', by_default = true, chosen_at = :now
                  from event_move m
                 where m.id = c.move and m.offering = :offering and m.id <> :move and c.choice is null
                """)
                .param("offering", moved.offering().value())
                .param("move", moved.move())
                .param("now", now())
                .update();
        namesDueAnew(moved.offering());
        var asked = jdbc.sql("""
                with choices as (
                  insert into event_move_choice (move, registration)
                  select :move, id from registration where offering = :offering and seat in ('held', 'confirmed')
                  returning registration
                )
                select r.orders as "order", coalesce(r.person, w.buyer) as who, count(*) as seats,
                       case when r.person is not null then r.id end as registration
                  from choices c
                  join registration r on r.id = c.registration
                  join orders w on w.id = r.orders
                 group by 1, 2, 4
                """)
                .param("move", moved.move())
                .param("offering", moved.offering().value())
                .query(Asked.class)
                .list();
        var chooseBy = moves.find(moved.move()).orElseThrow().chooseBy();
        var lifetime = Duration.ofDays(
                        Math.max(0, chooseBy.toEpochDay() - clock.today().toEpochDay()))
                .plus(SHOWN_AFTER);
        for (var one : asked) {
            String token = one.registration == null
                    ? links.make(ORDER, one.order, lifetime)
                    : links.make(SEAT, one.registration, lifetime);
            events.publishEvent(new MoveChoiceAsked(
                    moved.move(),
                    moved.offering(),
                    new PersonId(one.who),
                    one.seats,
                    settings.link("/moves/" + token)));
        }
    }

    /** Names are due as long before the new first day as they were before the old one. */
    private void namesDueAnew(OfferingId offering) {
        jdbc.sql("""
                update orders w set names_due = greatest(o.first_day - f.names_days, :today)
                  from offering o, fee_terms f
                 where o.id = :offering and w.offering = o.id and w.names_due is not null
                   and w.state in ('placed', 'confirmed')
                """)
                .param("offering", offering.value())
                .param("today", clock.today())
                .update();
    }

    /** The seats a link is about; empty when it is worth nothing. */
    Optional<MoveChoice> of(String token) {
        if (links.read(SEAT, token) instanceof SignedLinks.Link.Good(var registration)) {
            return of(List.of(new RegistrationId(registration)));
        }
        if (links.read(ORDER, token) instanceof SignedLinks.Link.Good(var order)) {
            return of(nameless(order));
        }
        return Optional.empty();
    }

    /** Those that are left; when none is, all of them, to say what became of them. */
    private List<RegistrationId> nameless(UUID order) {
        return jdbc.sql("""
                select r.id from registration r
                 where r.orders = :order and r.person is null
                   and exists (select 1 from event_move_choice c where c.registration = r.id)
                   and (r.seat in ('held', 'confirmed')
                        or not exists (select 1 from registration o
                                        where o.orders = :order and o.person is null and o.seat in ('held', 'confirmed')))
                 order by r.id
                """).param("order", order).query(UUID.class).list().stream()
                .map(RegistrationId::new)
                .toList();
    }

    /** What is chosen for these seats in the newest move they were in. */
    Optional<MoveChoice> of(List<RegistrationId> seats) {
        if (seats.isEmpty()) {
            return Optional.empty();
        }
        var rows = jdbc.sql("""
                select c.move, c.registration, r.offering, coalesce(r.person, w.buyer) as who, c.choice, c.by_default,
                       (c.choice is null or c.choice = 'keep') and not c.by_default and r.seat in ('held', 'confirmed')
                         and r.offering = m.offering and o.canceled_at is null
                         and m.choose_by >= (:now at time zone o.zone)::date as open,
                       w.buyer, r.price_cents as cents, w.currency
                  from event_move_choice c
                  join event_move m on m.id = c.move
                  join registration r on r.id = c.registration
                  join orders w on w.id = r.orders
                  join offering o on o.id = m.offering
                 where c.registration in (:seats)
                   and c.move = (select n.move from event_move_choice n where n.registration in (:seats)
                                  order by n.move desc limit 1)
                 order by c.registration
                """)
                .param("now", now())
                .param("seats", seats.stream().map(RegistrationId::value).toList())
                .query(MoveChoices::row)
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(choice(rows));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("move", UUID.class),
                row.getObject("registration", UUID.class),
                row.getObject("offering", UUID.class),
                row.getObject("who", UUID.class),
                row.getString("choice"),
                row.getBoolean("by_default"),
                row.getBoolean("open"),
                row.getObject("buyer", UUID.class),
                row.getInt("cents"),
                row.getString("currency"));
    }

    private MoveChoice choice(List<Row> rows) {
        var first = rows.getFirst();
        return new MoveChoice(
                moves.find(first.move).orElseThrow(),
                offerings.find(new OfferingId(first.offering)).orElseThrow(),
                rows.stream().map(row -> new RegistrationId(row.registration)).toList(),
                new PersonId(first.who),
                first.choice == null ? null : What.find(first.choice).orElseThrow(),
                first.byDefault,
                rows.stream().allMatch(Row::open),
                new PersonId(first.buyer),
                rows.stream().mapToInt(Row::cents).sum(),
                first.currency);
    }

    boolean isOpenFor(RegistrationId registration) {
        return of(List.of(registration))
                .filter(one -> one.isOpen() && one.what() == null)
                .isPresent();
    }

    /** The choice as it is now, kept from others until the deed is done: who sends two answers at once gets one. */
    MoveChoice locked(MoveChoice choice) {
        jdbc.sql("""
                select registration from event_move_choice
                 where move = :move and registration in (:seats)
                 order by registration
                   for update
                """)
                .param("move", choice.move().id())
                .param(
                        "seats",
                        choice.seats().stream().map(RegistrationId::value).toList())
                .query(UUID.class)
                .list();
        return of(choice.seats()).orElseThrow();
    }

    void keep(MoveChoice choice) {
        chosen(choice, What.KEEP, null);
    }

    /** Whoever is refused keeps what they had, and can choose again. */
    Transfers.Outcome transfer(MoveChoice choice, OfferingId to, Actor actor) {
        var outcome = transfers.transfer(choice.seats(), choice.move().offering(), to, actor);
        if (outcome instanceof Transfers.Outcome.Transferred) {
            chosen(choice, What.TRANSFER, to);
        }
        return outcome;
    }

    void refund(MoveChoice choice, Actor actor) {
        choice.seats().forEach(seat -> registrations.giveBackInFull(seat, actor));
        chosen(choice, What.REFUND, null);
    }

    private void chosen(MoveChoice choice, What what, @Nullable OfferingId to) {
        jdbc.sql("""
                update event_move_choice set choice = :what, moved_to = :to, chosen_at = :now
                 where move = :move and registration in (:seats)
                """)
                .param("what", what.word())
                .param("to", to == null ? null : to.value())
                .param("now", now())
                .param("move", choice.move().id())
                .param(
                        "seats",
                        choice.seats().stream().map(RegistrationId::value).toList())
                .update();
    }

    Counts counts(UUID move) {
        return jdbc.sql("""
                select count(*) filter (where choice is null) as open, count(*) filter (where choice = 'keep') as keep,
                       count(*) filter (where choice = 'transfer') as transfer,
                       count(*) filter (where choice = 'refund') as refund
                  from event_move_choice where move = :move
                """).param("move", move).query(Counts.class).single();
    }

    /** Silence keeps the seat. */
    @Override
    public void run(LocalDate today) {
        jdbc.sql("""
                update event_move_choice c set choice = 'keep', by_default = true, chosen_at = :now
                  from event_move m
                  join offering o on o.id = m.offering
                 where m.id = c.move and c.choice is null and m.choose_by < (:now at time zone o.zone)::date
                """).param("now", now()).update();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
