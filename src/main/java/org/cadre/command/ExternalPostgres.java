package org.cadre.command;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.cadre.platform.settings.ServerSettings.ExternalDatabase;

/** Asks a database of the operator's own, before anything is started on it, whether it is there and new enough. */
final class ExternalPostgres {
    private static final int OLDEST = 15;

    private ExternalPostgres() {}

    static void makeSureOf(ExternalDatabase database) {
        makeSureOf(database.url(), database.owner(), database.ownerPassword());
        if (!database.user().equals(database.owner())) {
            makeSureOf(database.url(), database.user(), database.password());
        }
    }

    private static void makeSureOf(String url, String user, String password) {
        var access = new Properties();
        access.setProperty("user", user);
        access.setProperty("password", password);
        access.setProperty("loginTimeout", "15");
        try (var connection = DriverManager.getConnection(url, access)) {
            makeSureOfVersion(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            throw new NotStarted("The database of CADRE_DATABASE_URL does not let " + user + " in: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
        }
    }

    static void makeSureOfVersion(int major) {
        if (major < OLDEST) {
            throw new NotStarted(
                    "CADRE_DATABASE_URL leads to a PostgreSQL " + major + "; Cadre needs " + OLDEST + " or newer.");
        }
    }
}
