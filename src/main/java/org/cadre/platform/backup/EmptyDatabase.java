package org.cadre.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.cadre.platform.database.Ids;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A database that is filled from a backup: brought to the backup's schema by the migrations, filled in one transaction,
 * then brought to today's. Until the transaction commits nothing is in it. Names of tables come quoted from a database.
 */
final class EmptyDatabase implements AutoCloseable {
    /**
     * Where it is.
     *
     * @param app the role the server works as
     */
    record Access(String url, String owner, String password, String app) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, owner, password);
        }
    }

    private record ForeignKey(String table, String name, String definition) {}

    private static final String HISTORY = "flyway_schema_history";

    private final Access access;
    private final Connection connection;
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final Map<String, Long> loaded = new HashMap<>();

    private EmptyDatabase(Access access, Connection connection) {
        this.access = access;
        this.connection = connection;
    }

    /** Refuses a database that holds anything. */
    static void requireEmpty(Access access) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var schema = statement.executeQuery("select current_schema()")) {
            schema.next();
            if (schema.getString(1) == null) {
                throw new BackupRefused(Reason.DATABASE_WITHOUT_SCHEMA, access.owner);
            }
            if (!tables(connection).isEmpty()) {
                throw new BackupRefused(Reason.DATABASE_NOT_EMPTY, access.url.replaceFirst("\\?.*", ""));
            }
        }
    }

    /** Refuses a backup with migrations that this Cadre does not know. */
    static void requireKnown(Manifest manifest) throws IOException {
        var unknown = new HashSet<>(manifest.migrations());
        for (var one : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql")) {
            unknown.remove(String.valueOf(one.getFilename()).replaceFirst("V([0-9.]+)__.*", "$1"));
        }
        if (!unknown.isEmpty()) {
            throw new BackupRefused(Reason.NEWER_CADRE, manifest.cadre());
        }
    }

    private static Flyway flyway(Access access, @Nullable String target) {
        var configuration = Flyway.configure()
                .dataSource(access.url, access.owner, access.password)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", access.app));
        return (target == null ? configuration : configuration.target(target)).load();
    }

    /** Makes the backup's schema and begins the transaction that fills it. */
    static EmptyDatabase prepared(Access access, Manifest manifest) throws SQLException {
        flyway(access, manifest.schema()).migrate();
        var connection = access.connect();
        boolean prepared = false;
        try {
            connection.setAutoCommit(false);
            var database = new EmptyDatabase(access, connection);
            database.takeAway();
            prepared = true;
            return database;
        } finally {
            if (!prepared) {
                connection.close();
            }
        }
    }

    /** Rows come in the order of tables, not of what refers to what: foreign keys are checked at the end, all at once. */
    private void takeAway() throws SQLException {
        try (var statement = connection.createStatement();
                var keys = statement.executeQuery("""
                        select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
                          from pg_constraint
                         where contype = 'f' and connamespace = current_schema()::regnamespace
                         order by conrelid::regclass::text, conname
                        """)) {
            while (keys.next()) {
                foreignKeys.add(new ForeignKey(keys.getString(1), keys.getString(2), keys.getString(3)));
            }
        }
        for (var key : foreignKeys) {
            execute("alter table " + key.table + " drop constraint " + key.name);
        }
        // What migrations had put there is in the backup as well.
        var filled = tables(connection);
        filled.remove(HISTORY);
        execute("truncate " + String.join(", ", filled));
    }

    void load(Manifest.Table table, InputStream rows) throws IOException {
        try {
            loaded.put(
                    table.name(),
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table.name() + " (" + table.columns() + ") from stdin", rows));
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("42") || state.startsWith("22")) {
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new BackupRefused(Reason.DOES_NOT_FIT, table.name(), why);
            }
            throw new IOException(e);
        }
    }

    /** Puts the foreign keys back, which checks them, and holds everything that would do or open something by itself. */
    int settle(Manifest manifest, List<DiesWithRestore> dying, Instant at, String from) throws SQLException {
        for (var table : manifest.tables()) {
            if (!Long.valueOf(table.rows()).equals(loaded.get(table.name()))) {
                throw new IllegalStateException(table + " was filled with " + loaded.get(table.name()) + " rows");
            }
        }
        for (var key : foreignKeys) {
            execute("alter table " + key.table + " add constraint " + key.name + " " + key.definition);
        }
        for (var one : dying) {
            if (isThere(one.table())) {
                execute(one.sql());
            }
        }
        return hold(manifest, at, from);
    }

    private int hold(Manifest manifest, Instant at, String from) throws SQLException {
        var restoration = Ids.next();
        try (var note = connection.prepareStatement("""
                insert into restoration (id, restored_at, made_at, file) values (?, ?, ?, ?)
                """);
                var hold = connection.prepareStatement("""
                insert into held_job (restoration, task, instance, due)
                select ?, task_name, task_instance, execution_time from scheduled_tasks
                 where task_instance <> 'recurring' and task_name <> 'backup'
                on conflict do nothing
                """)) {
            note.setObject(1, restoration);
            note.setObject(2, at.atOffset(ZoneOffset.UTC));
            note.setObject(3, manifest.madeAt().atOffset(ZoneOffset.UTC));
            note.setString(4, from);
            note.executeUpdate();
            hold.setObject(1, restoration);
            int held = hold.executeUpdate();
            execute("delete from scheduled_tasks");
            // It was being made when it was copied.
            execute("delete from backup_run where state in ('waiting', 'running')");
            return held;
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Everything since the backup's Cadre. */
    void migrateOn() throws SQLException {
        flyway(access, null).migrate();
        execute("analyze");
        connection.commit();
    }

    /** Takes away all that was made in it. */
    static void wipe(Access access) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            var tables = tables(connection);
            if (!tables.isEmpty()) {
                // Views go with the tables they read.
                statement.execute("drop table " + String.join(", ", tables) + " cascade");
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select quote_ident(c.relname) from pg_class c
                         where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                           and not exists (select 1 from pg_depend d
                                            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                         order by c.relname
                        """)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private boolean isThere(String table) throws SQLException {
        try (var question = connection.prepareStatement("select to_regclass(?) is not null")) {
            question.setString(1, table);
            try (var answer = question.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
