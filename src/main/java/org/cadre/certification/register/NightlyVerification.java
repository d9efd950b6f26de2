package org.cadre.certification.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.cadre.platform.database.Ids;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Verifies the whole register once each day of the program and keeps how it came out. */
@Component
class NightlyVerification {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);
    private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};

    /** How it came out. */
    record Run(LocalDate day, Instant at, long size, List<String> found) {
        boolean isWhole() {
            return found.isEmpty();
        }
    }

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock system;
    private final Texts texts;
    private final JsonMapper json;

    NightlyVerification(
            DataSource database, JdbcClient jdbc, Settings settings, Clock system, Texts texts, JsonMapper json) {
        this.database = database;
        this.jdbc = jdbc;
        this.settings = settings;
        this.system = system;
        this.texts = texts;
        this.json = json;
    }

    /** Once for a day, however often it is asked for. */
    void run(LocalDate today) {
        if (last().filter(run -> !run.day.isBefore(today)).isPresent()) {
            return;
        }
        var report = verify();
        var found = report.found().stream().map(texts::say).toList();
        if (!found.isEmpty()) {
            LOG.error("the register is not whole: {}", found);
        }
        jdbc.sql("""
                insert into verification_run (id, program_day, run_at, size, found)
                values (:id, :day, :at, :size, :found::jsonb)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("day", today)
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .param("size", report.size())
                .param("found", json.writeValueAsString(found))
                .update();
    }

    private RegisterCheck.Report verify() {
        try (var connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            try {
                return RegisterCheck.run(connection, List.of(), settings.checkpoints(), null);
            } finally {
                giveBack(connection, isolation);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the register could not be read", e);
        }
    }

    private static void giveBack(Connection connection, int isolation) throws SQLException {
        connection.setReadOnly(false);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
    }

    /** The newest one. */
    Optional<Run> last() {
        return jdbc.sql(
                        "select program_day, run_at, size, found from verification_run order by program_day desc limit 1")
                .query((row, _) -> new Run(
                        row.getObject("program_day", LocalDate.class),
                        row.getTimestamp("run_at").toInstant(),
                        row.getLong("size"),
                        json.readValue(row.getString("found"), SENTENCES)))
                .optional();
    }
}
