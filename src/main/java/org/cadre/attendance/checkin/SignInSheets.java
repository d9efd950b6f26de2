package org.cadre.attendance.checkin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lists of names as they were printed. A list that has changed since is a sheet with a number of its own, so that
 * line 12 stays line 12 on the paper somebody holds.
 */
@Component
class SignInSheets {
    private static final int TRIES = 5;

    /** Whose line it is, as it was printed. */
    record Line(UUID registration, UUID person) {
        RegistrationId seat() {
            return new RegistrationId(registration);
        }

        PersonId holder() {
            return new PersonId(person);
        }
    }

    record Sheet(int number, List<Line> lines, Instant printedAt) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;

    SignInSheets(JdbcClient jdbc, JsonMapper json, ProgramClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The sheet with these names: the newest one if nothing has changed since it was printed. */
    Sheet with(OfferingId offering, List<RegistrationSummary> people) {
        var lines = people.stream()
                .map(one -> new Line(one.id().value(), one.person().value()))
                .toList();
        for (int tries = 0; tries < TRIES; tries++) {
            var newest = of(offering).stream().findFirst();
            if (newest.isPresent() && newest.get().lines().equals(lines)) {
                return newest.get();
            }
            int number = newest.map(Sheet::number).orElse(0) + 1;
            // Whoever prints at the same moment takes the number: then theirs is looked at.
            int written = jdbc.sql("""
                    insert into sign_in_sheet (offering, number, lines, printed_at)
                    values (:offering, :number, :lines::jsonb, :now)
                    on conflict do nothing
                    """)
                    .param("offering", offering.value())
                    .param("number", number)
                    .param("lines", json.writeValueAsString(lines))
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .update();
            if (written == 1) {
                return new Sheet(number, lines, clock.now());
            }
        }
        throw new IllegalStateException("no number for a sheet of " + offering);
    }

    /** All sheets of an event, newest first. */
    List<Sheet> of(OfferingId offering) {
        return jdbc.sql("""
                select number, lines, printed_at from sign_in_sheet where offering = :offering order by number desc
                """)
                .param("offering", offering.value())
                .query(this::sheet)
                .list();
    }

    Optional<Sheet> find(OfferingId offering, int number) {
        return jdbc.sql("""
                select number, lines, printed_at from sign_in_sheet where offering = :offering and number = :number
                """)
                .param("offering", offering.value())
                .param("number", number)
                .query(this::sheet)
                .optional();
    }

    private Sheet sheet(ResultSet row, int number) throws SQLException {
        return new Sheet(
                row.getInt("number"),
                List.of(json.readValue(row.getString("lines"), Line[].class)),
                row.getTimestamp("printed_at").toInstant());
    }
}
