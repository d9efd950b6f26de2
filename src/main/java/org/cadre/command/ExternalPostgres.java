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
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new NotStarted(
                    "command.database.not-let-in",
                    user,
                    e.getCause() == null ? why : why + " (" + e.getCause().getMessage() + ")");
        }
    }

    static void makeSureOfVersion(int major) {
        if (major < OLDEST) {
            throw new NotStarted("command.database.too-old", major, OLDEST);
        }
    }
}
