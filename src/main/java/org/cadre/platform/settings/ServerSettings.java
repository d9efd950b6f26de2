package org.cadre.platform.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a server is started with, beside what its people see.
 *
 * @param port where it listens; 0 takes any free port
 * @param bind the address it listens on
 * @param database an external PostgreSQL; null: the embedded one
 */
public record ServerSettings(
        Settings settings, int port, String bind, @Nullable ExternalDatabase database) {

    /** An external PostgreSQL, 15 or newer: migrations run as the owner, the server as the user. */
    public record ExternalDatabase(String url, String user, String password, String owner, String ownerPassword) {}
}
