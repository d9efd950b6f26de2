package org.cadre.attendance.checkin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.attendance.Arrivals;
import org.cadre.attendance.Arrivals.Arrival;
import org.cadre.attendance.Arrivals.Method;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what phones send, each scan once: its key is the key of its row, so that neither a second try nor a second phone
 * does anything more. Every scan is kept with its answer, above all those that checked nobody in.
 */
@Component
class CheckIns {
    private static final int LONGEST_CODE = 200;

    private record Found(
            RegistrationId registration,
            OfferingId offering,
            @Nullable PersonId person,
            @Nullable String name,
            @Nullable String school,
            Seat seat,
            boolean dead) {}

    private record Said(
            Outcome outcome, @Nullable Found seat, @Nullable Instant since) {}

    private final JdbcClient jdbc;
    private final Arrivals arrivals;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    CheckIns(JdbcClient jdbc, Arrivals arrivals, ProgramClock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.arrivals = arrivals;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers one scan, in a transaction of its own. The caller has made sure that the viewer may. */
    Answer take(OfferingSummary offering, SessionSummary session, Scan scan, Viewer viewer) {
        var at = scan.at().isAfter(clock.now()) ? clock.now() : scan.at();
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (!isNew(offering, session, scan, at, viewer)) {
                return find(scan.key(), offering).orElseThrow();
            }
            var said = judge(offering, session, scan, at, viewer);
            jdbc.sql("""
                    update check_in set outcome = :outcome, registration = :registration, since = :since where id = :id
                    """)
                    .param("id", scan.key())
                    .param("outcome", said.outcome.word())
                    .param(
                            "registration",
                            said.seat == null || said.outcome == Outcome.ANOTHER_EVENT
                                    ? null
                                    : said.seat.registration.value())
                    .param("since", said.since == null ? null : utc(said.since))
                    .update();
            return find(scan.key(), offering).orElseThrow();
        }));
    }

    private boolean isNew(OfferingSummary offering, SessionSummary session, Scan scan, Instant at, Viewer viewer) {
        return jdbc.sql("""
                insert into check_in (id, offering, session, code, registration, undo, outcome, scanned_at, received_at,
                                      recorder)
                values (:id, :offering, :session, :code, null, :undo, 'unknown', :at, :now, :recorder)
                on conflict do nothing
                """)
                        .param("id", scan.key())
                        .param("offering", offering.id().value())
                        .param("session", session.id().value())
                        .param("code", scan.registration() == null ? codeIn(scan) : null)
                        .param("undo", scan.undo())
                        .param("at", utc(at))
                        .param("now", utc(clock.now()))
                        .param("recorder", viewer.actor().person())
                        .update()
                == 1;
    }

    /** The letters of a code, however they were typed; of an address its last part. */
    private static String codeIn(Scan scan) {
        String code = scan.code() == null ? "" : scan.code();
        String last = code.substring(code.lastIndexOf('/') + 1);
        String letters = last.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return letters.length() > LONGEST_CODE ? letters.substring(0, LONGEST_CODE) : letters;
    }

    private Said judge(OfferingSummary offering, SessionSummary session, Scan scan, Instant at, Viewer viewer) {
        var seat = scan.registration() == null ? byCode(codeIn(scan)) : byName(scan.registration());
        if (seat == null) {
            return new Said(Outcome.UNKNOWN, null, null);
        }
        if (!seat.offering.equals(offering.id())) {
            return new Said(Outcome.ANOTHER_EVENT, null, null);
        }
        if (!seat.seat.isTaken()) {
            return new Said(Outcome.GIVEN_BACK, seat, null);
        }
        if (seat.dead) {
            return new Said(Outcome.REPLACED, seat, null);
        }
        if (seat.person == null) {
            return new Said(Outcome.NAMELESS, seat, null);
        }
        if (offering.closed()) {
            return new Said(Outcome.CLOSED, seat, null);
        }
        if (at.atZone(offering.zone()).toLocalDate().isBefore(session.day(offering.zone()))) {
            return new Said(Outcome.NOT_YET, seat, null);
        }
        return scan.undo()
                ? takeBack(session, seat, seat.person, at, viewer)
                : checkIn(offering, session, scan, seat, seat.person, at, viewer);
    }

    private Said checkIn(
            OfferingSummary offering,
            SessionSummary session,
            Scan scan,
            Found seat,
            PersonId person,
            Instant at,
            Viewer viewer) {
        var method = scan.registration() != null ? Method.TRAINER : scan.typed() ? Method.CODE : Method.QR;
        return switch (arrivals.checkIn(offering, session, seat.registration, person, method, at, viewer.actor())) {
            case Arrival.CheckedIn() ->
                new Said(seat.seat == Seat.CONFIRMED ? Outcome.CHECKED_IN : Outcome.NOT_CONFIRMED, seat, at);
            case Arrival.AlreadyHere(var since) ->
                new Said(seat.seat == Seat.CONFIRMED ? Outcome.ALREADY_HERE : Outcome.NOT_CONFIRMED, seat, since);
            case Arrival.TakenBackLater(var when) -> new Said(Outcome.TAKEN_BACK_LATER, seat, when);
            case Arrival.TooLate() -> new Said(Outcome.CLOSED, seat, null);
        };
    }

    /** A tap is taken back unless somebody saw them again after it: a late undo does not undo what another phone knows. */
    private Said takeBack(SessionSummary session, Found seat, PersonId person, Instant at, Viewer viewer) {
        var seenAgain = jdbc.sql("""
                select max(scanned_at) from check_in
                 where registration = :registration and session = :session and not undo and scanned_at > :at
                   and outcome in ('checked in', 'already here', 'not confirmed')
                """)
                .param("registration", seat.registration.value())
                .param("session", session.id().value())
                .param("at", utc(at))
                .query(OffsetDateTime.class)
                .optional();
        if (seenAgain.isPresent()) {
            return new Said(Outcome.SEEN_AGAIN, seat, seenAgain.get().toInstant());
        }
        arrivals.takeBack(session, seat.registration, person, at, viewer.actor());
        return new Said(Outcome.TAKEN_BACK, seat, at);
    }

    /** Locked, so that a substitution in this very moment is waited for: a code that dies checks nobody in. */
    private @Nullable Found byCode(String code) {
        var seat = jdbc.sql("""
                select t.registration, t.dead_at is not null as dead from ticket t where t.code = :code for share
                """)
                .param("code", code)
                .query((row, _) -> new Object[] {row.getObject("registration", UUID.class), row.getBoolean("dead")})
                .optional();
        return seat.map(one -> seat((UUID) one[0], (boolean) one[1])).orElse(null);
    }

    /** Who is tapped is whom the list shows: a substitution in this very moment is waited for, as with a code. */
    private @Nullable Found byName(RegistrationId registration) {
        jdbc.sql("select code from ticket where registration = :registration and dead_at is null for share")
                .param("registration", registration.value())
                .query(String.class)
                .list();
        return seat(registration.value(), false);
    }

    private @Nullable Found seat(UUID registration, boolean dead) {
        return jdbc.sql("""
                select r.id, r.offering, r.person, p.display_name as name, s.name as school, r.seat
                  from registration r
                  left join person p on p.id = r.person
                  left join organization s on s.id = p.school
                 where r.id = :registration
                """)
                .param("registration", registration)
                .query((row, _) -> {
                    var person = row.getObject("person", UUID.class);
                    return new Found(
                            new RegistrationId(row.getObject("id", UUID.class)),
                            new OfferingId(row.getObject("offering", UUID.class)),
                            person == null ? null : new PersonId(person),
                            row.getString("name"),
                            row.getString("school"),
                            Seat.of(row.getString("seat")),
                            dead);
                })
                .optional()
                .orElse(null);
    }

    /** The answer a scan got. */
    Optional<Answer> find(UUID key, OfferingSummary offering) {
        return jdbc.sql("select * from check_in_answer where id = :id and offering = :offering")
                .param("id", key)
                .param("offering", offering.id().value())
                .query(CheckIns::answer)
                .optional();
    }

    /** The newest scans of an event that somebody has to look at. */
    List<Answer> conflicts(OfferingSummary offering, int most) {
        return jdbc.sql("""
                select * from check_in_answer
                 where offering = :offering and outcome not in ('checked in', 'already here', 'taken back')
                 order by received_at desc, id
                 limit :most
                """)
                .param("offering", offering.id().value())
                .param("most", most)
                .query(CheckIns::answer)
                .list();
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        var registration = row.getObject("registration", UUID.class);
        var since = row.getTimestamp("since");
        return new Answer(
                row.getObject("id", UUID.class),
                new SessionId(row.getObject("session", UUID.class)),
                Outcome.of(row.getString("outcome")),
                registration == null ? null : new RegistrationId(registration),
                row.getString("name"),
                row.getString("school"),
                since == null ? null : since.toInstant(),
                row.getTimestamp("scanned_at").toInstant());
    }

    /** The codes of an event's seats with what has become of them. */
    List<Ticket> tickets(OfferingId offering) {
        return jdbc.sql("""
                select t.code, t.registration, t.dead_at is not null as dead
                  from ticket t
                  join registration r on r.id = t.registration
                 where r.offering = :offering
                """)
                .param("offering", offering.value())
                .query((row, _) -> new Ticket(
                        row.getString("code"),
                        new RegistrationId(row.getObject("registration", UUID.class)),
                        row.getBoolean("dead")))
                .list();
    }

    /** The living code of a seat; null: there is none. */
    @Nullable
    String codeOf(RegistrationId registration) {
        return jdbc.sql("select code from ticket where registration = :registration and dead_at is null")
                .param("registration", registration.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The code of a seat. */
    record Ticket(String code, RegistrationId registration, boolean dead) {}

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
