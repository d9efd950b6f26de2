package org.cadre.certification;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.cadre.TestDatabase;

/** What the server itself may not do to the database: done as the owner of its tables. */
final class AsOwner {
    private AsOwner() {}

    static void run(String sql) {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
