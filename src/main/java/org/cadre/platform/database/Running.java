package org.cadre.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL that answers: where, and as whom. Closing it stops it only if it was started for this. */
public final class Running implements AutoCloseable {
    static final String DATABASE = "cadre";
    static final String OWNER = "cadre_owner";
    static final String APP = "cadre_app";

    private final Postmaster postmaster;
    private final Passwords passwords;
    private final Ending ending;
    private boolean closed;

    Running(Postmaster postmaster, Passwords passwords, Ending ending) {
        this.postmaster = postmaster;
        this.passwords = passwords;
        this.ending = ending;
    }

    public String jdbcUrl() {
        return jdbcUrl(postmaster.port(), DATABASE);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://" + Cluster.HOST + ":" + port + "/" + database;
    }

    public String host() {
        return Cluster.HOST;
    }

    public int port() {
        return postmaster.port();
    }

    public String databaseName() {
        return DATABASE;
    }

    /** Owns the tables: for migrations. */
    public String ownerUser() {
        return OWNER;
    }

    public String ownerPassword() {
        return passwords.owner();
    }

    /** Reads and writes rows: for the running server. */
    public String appUser() {
        return APP;
    }

    public String appPassword() {
        return passwords.app();
    }

    /** PostgreSQL's own superuser: for what neither role may do. */
    public String adminUser() {
        return Cluster.ADMIN;
    }

    public String adminPassword() {
        return passwords.postgres();
    }

    /** The process number of PostgreSQL. */
    public long pid() {
        return postmaster.process().pid();
    }

    /** Completes when PostgreSQL has ended, whoever ended it. */
    public CompletableFuture<Void> ended() {
        return postmaster.process().onExit().thenAccept(_ -> {});
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            ending.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to do when it is no longer needed here. */
    interface Ending {
        void end() throws IOException;
    }
}
