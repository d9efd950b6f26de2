package org.cadre.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.postgresql.PGConnection;

/**
 * A database as it was at one moment, whoever writes meanwhile. Read with COPY, whose text every PostgreSQL reads. Names
 * of tables and columns come quoted from the database itself; a copy takes no parameters.
 */
final class Snapshot implements AutoCloseable {
    /** Who is signed in is of no use elsewhere, and of some to a thief. */
    private static final Set<String> LEFT_OUT =
            Set.of("spring_session", "spring_session_attributes", "flyway_schema_history");

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    static Snapshot of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            // What a server limits, so that no page takes for ever, a copy may need.
            statement.execute("set local statement_timeout = 0");
        }
        return new Snapshot(connection);
    }

    /** The migrations it has, the newest last. */
    List<String> migrations() throws SQLException {
        if (texts("select to_regclass('flyway_schema_history') is null").contains("t")) {
            throw new BackupRefused(Reason.NOTHING_YET);
        }
        return texts("""
                select version from flyway_schema_history
                 where success and version is not null and type <> 'BASELINE'
                 order by string_to_array(version, '.')::bigint[]
                """);
    }

    String serverVersion() throws SQLException {
        return texts("show server_version").getFirst();
    }

    List<Manifest.Table> tables() throws SQLException {
        var tables = new ArrayList<Manifest.Table>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select quote_ident(c.relname), c.relname,
                               string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                                             and not a.attisdropped and a.attgenerated = ''
                         where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                           and not exists (select 1 from pg_depend d
                                            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                         group by c.relname
                         order by c.relname
                        """)) {
            while (found.next()) {
                if (!LEFT_OUT.contains(found.getString(2))) {
                    tables.add(new Manifest.Table(found.getString(1), found.getString(3), 0));
                }
            }
        }
        var counted = new ArrayList<Manifest.Table>();
        for (var table : tables) {
            long rows =
                    Long.parseLong(texts("select count(*) from " + table.name()).getFirst());
            counted.add(new Manifest.Table(table.name(), table.columns(), rows));
        }
        return counted;
    }

    private List<String> texts(String question) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    void copy(Manifest.Table table, OutputStream to) throws IOException {
        try {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table.name() + " (" + table.columns() + ") to stdout", to);
            if (rows != table.rows()) {
                throw new IllegalStateException(table + " was copied with " + rows + " rows");
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
    }
}
