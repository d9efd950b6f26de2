package org.cadre.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadre.accounting.AccountingInvariants;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.Invariant;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.text.Texts;
import org.cadre.registration.RegistrationInvariants;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks a live database, without changing it, whether all that must hold of it does. */
@Command(name = "audit", mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    static final List<Invariant> ALL = Stream.concat(
                    RegistrationInvariants.ALL.stream(), AccountingInvariants.ALL.stream())
            .toList();
    private static final int NAMED = 20;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Texts texts = new Texts();

    @Override
    public Integer call() throws SQLException {
        var settings = data.settings(false, Map.of(), Progress.silent());
        var external = settings.database();
        if (external != null) {
            try (var connection = DriverManager.getConnection(external.url(), external.user(), external.password())) {
                return audit(connection);
            }
        }
        try (var running = PostgresKeeper.attachOrStart(settings.settings().dataDirectory(), Progress.silent());
                var connection =
                        DriverManager.getConnection(running.jdbcUrl(), running.appUser(), running.appPassword())) {
            return audit(connection);
        }
    }

    private int audit(Connection connection) throws SQLException {
        return audit(connection, texts, this::say);
    }

    /** All questions are asked of one moment: what is going on meanwhile does not trouble them. */
    static int audit(Connection connection, Texts texts, Consumer<String> out) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        int broken = 0;
        for (var invariant : ALL) {
            if (!holds(invariant, connection, texts, out)) {
                broken++;
            }
        }
        connection.rollback();
        out.accept(texts.say("command.audit.sum", ALL.size(), broken));
        return broken == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean holds(Invariant invariant, Connection connection, Texts texts, Consumer<String> out)
            throws SQLException {
        try (var question = connection.createStatement();
                var broken = question.executeQuery(invariant.sql())) {
            int found = 0;
            while (broken.next()) {
                if (found == 0) {
                    out.accept(texts.say("command.audit.broken", texts.say(invariant.key())));
                }
                found++;
                if (found <= NAMED) {
                    out.accept("  " + texts.say(invariant.detail(), columns(broken)));
                }
            }
            if (found > NAMED) {
                out.accept("  " + texts.say("command.audit.more", found - NAMED));
            }
            if (found == 0) {
                out.accept(texts.say("command.audit.holds", texts.say(invariant.key())));
            }
            return found == 0;
        }
    }

    private static Object[] columns(ResultSet row) throws SQLException {
        var columns = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Objects.requireNonNullElse(row.getString(i + 1), "");
        }
        return columns;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
