package org.cadre.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Who may do what: one role owns the tables and changes them, the other reads and writes their rows. */
record Roles(int port, Passwords passwords) {

    /** Creates what is not there yet; done at every start, so that an interrupted first start is finished by the next. */
    void settle() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            createRole(statement, Running.OWNER, passwords.owner());
            createRole(statement, Running.APP, passwords.app());
            if (isMissing(statement, "select from pg_database where datname = 'cadre'")) {
                statement.execute("create database cadre owner cadre_owner");
            }
        }
        try (var connection = connect(Running.DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("""
                    set client_min_messages = warning;
                    create extension if not exists pg_trgm;
                    create extension if not exists unaccent;
                    revoke all on database cadre from public;
                    grant connect, temporary on database cadre to cadre_app;
                    grant usage on schema public to cadre_app;
                    alter default privileges for role cadre_owner in schema public
                        grant select, insert, update, delete on tables to cadre_app
                    """);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(Running.jdbcUrl(port, database), Cluster.ADMIN, passwords.postgres());
    }

    private static void createRole(Statement statement, String role, String password) throws SQLException {
        if (isMissing(statement, "select from pg_roles where rolname = '%s'".formatted(role))) {
            // Names and passwords are ours and hold no quotes; a utility statement takes no parameters.
            statement.execute("create role %s login password '%s'".formatted(role, password));
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var found = statement.executeQuery(query)) {
            return !found.next();
        }
    }
}
