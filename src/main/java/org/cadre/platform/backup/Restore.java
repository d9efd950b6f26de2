package org.cadre.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.cadre.platform.backup.EmptyDatabase.Access;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.FolderSwitch;
import org.cadre.platform.database.PostgresBinaries;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Purpose;
import org.cadre.platform.database.Running;
import org.cadre.platform.settings.ServerSettings.ExternalDatabase;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup back into an empty place. All is made aside: the folder takes its place, and the database commits, when
 * everything in the backup was there and as it was written; whatever goes wrong before leaves nothing behind.
 */
public final class Restore {
    private static final String NOTES_KEY = "private-notes.key";

    /**
     * What was brought back.
     *
     * @param held pieces of work that waited when the backup was made; they are done when office says so
     * @param aside where the data are that were in the folder before
     */
    public record Restored(Manifest manifest, long files, int held, Optional<Path> aside) {}

    /** Looks at what was restored before it takes its place. */
    public interface Looking {
        void look(Connection restored) throws SQLException;
    }

    /** The embedded server's programs and settings. */
    public record Server(PostgresBinaries binaries, Map<String, String> settings) {}

    private final BackupFile file;
    private final @Nullable String passphrase;
    private final List<DiesWithRestore> dying;
    private final Instant at;
    private final Progress progress;
    private final Texts texts = new Texts();
    private long files;

    /** Of a file that was verified; the passphrase is that of a sealed one. */
    public Restore(
            BackupFile file, @Nullable String passphrase, List<DiesWithRestore> dying, Instant at, Progress progress) {
        this.file = file;
        this.passphrase = passphrase;
        this.dying = List.copyOf(dying);
        this.at = at;
        this.progress = progress;
    }

    /** Into a data folder, with an embedded database made there. */
    public Restored intoFolder(Path asked, Path keys, boolean replace, Server server, Looking looking)
            throws SQLException {
        try (var contents = opened();
                var place = FolderSwitch.at(asked, replace)) {
            Path draft = place.draft();
            boolean done = false;
            try {
                int held = fill(contents, draft, server, looking);
                var put = putKeys(draft, place.place(), keys);
                Optional<Path> aside;
                try {
                    aside = place.put(draft, at);
                    done = true;
                } finally {
                    if (!done) {
                        delete(put);
                    }
                }
                return new Restored(contents.manifest(), files, held, aside);
            } finally {
                if (!done) {
                    FolderSwitch.forget(draft);
                }
            }
        } catch (IOException e) {
            throw BackupRefused.because(asked, e);
        }
    }

    /** Into a folder that is gone afterwards: the proof that a backup can be restored. */
    public Restored rehearse(Path beside, Server server, Looking looking) throws SQLException {
        try (var contents = opened();
                var place = FolderSwitch.at(beside, false)) {
            Path draft = place.draft();
            try {
                int held = fill(contents, draft, server, looking);
                return new Restored(contents.manifest(), files, held, Optional.empty());
            } finally {
                FolderSwitch.forget(draft);
            }
        } catch (IOException e) {
            throw BackupRefused.because(beside, e);
        }
    }

    /** Into an empty database of the operator's own; files and keys into the data folder. */
    public Restored intoDatabase(ExternalDatabase external, Path asked, Path keys, boolean replace, Looking looking)
            throws SQLException {
        var access = new Access(external.url(), external.owner(), external.ownerPassword(), external.user());
        try (var contents = opened();
                var place = FolderSwitch.at(asked, replace)) {
            EmptyDatabase.requireEmpty(access);
            Path draft = place.draft();
            Optional<Path> aside = Optional.empty();
            var put = List.<Path>of();
            boolean moved = false;
            boolean done = false;
            try (var database = EmptyDatabase.prepared(access, contents.manifest())) {
                read(contents, database, draft);
                int held = settle(database, contents.manifest());
                put = putKeys(draft, place.place(), keys);
                aside = place.put(draft, at);
                moved = true;
                database.commit();
                database.migrateOn();
                look(access, looking);
                done = true;
                return new Restored(contents.manifest(), files, held, aside);
            } catch (SQLException e) {
                throw because(asked, e);
            } finally {
                if (!done) {
                    delete(put);
                    if (moved) {
                        place.takeBack(aside);
                    } else {
                        FolderSwitch.forget(draft);
                    }
                    EmptyDatabase.wipe(access);
                }
            }
        } catch (IOException e) {
            throw BackupRefused.because(asked, e);
        }
    }

    private Opened opened() throws IOException {
        var contents = Opened.of(file, passphrase);
        boolean known = false;
        try {
            EmptyDatabase.requireKnown(contents.manifest());
            known = true;
            return contents;
        } finally {
            if (!known) {
                contents.close();
            }
        }
    }

    private int fill(Opened contents, Path draft, Server server, Looking looking) throws SQLException, IOException {
        var manifest = contents.manifest();
        var purpose = manifest.demo() ? Purpose.DEMO : Purpose.SERVE;
        try (Running running = new PostgresKeeper(server.binaries, server.settings, progress).keep(draft, purpose)) {
            var access = new Access(running.jdbcUrl(), running.ownerUser(), running.ownerPassword(), running.appUser());
            int held;
            try (var database = EmptyDatabase.prepared(access, manifest)) {
                read(contents, database, draft);
                held = settle(database, manifest);
                database.commit();
                database.migrateOn();
            }
            look(access, looking);
            return held;
        } catch (SQLException e) {
            throw because(draft, e);
        }
    }

    private int settle(EmptyDatabase database, Manifest manifest) throws SQLException {
        progress.step(texts.say("backup.step.settle"));
        return database.settle(manifest, dying, at, String.valueOf(file.path().getFileName()));
    }

    private static void look(Access access, Looking looking) throws SQLException {
        try (var connection = DriverManager.getConnection(access.url(), access.owner(), access.password())) {
            looking.look(connection);
        }
    }

    private static SQLException because(Path where, SQLException trouble) {
        if ("53100".equals(trouble.getSQLState())) {
            throw BackupRefused.because(where, new IOException("No space left on device", trouble));
        }
        return trouble;
    }

    private void read(Opened contents, EmptyDatabase database, Path folder) throws IOException, SQLException {
        var manifest = contents.manifest();
        progress.step(texts.say("backup.step.fill", manifest.tables().size()));
        var rows = new long[1];
        try {
            contents.each((name, bytes) -> {
                if (name.startsWith(Backup.TABLES)) {
                    var table = table(manifest, name.substring(Backup.TABLES.length()), contents);
                    database.load(table, bytes);
                    rows[0] += table.rows();
                    progress.part(rows[0], manifest.rows());
                } else if (name.startsWith(Backup.FILES)) {
                    String digest = plain(name.substring(Backup.FILES.length()), contents);
                    write(
                            folder.resolve("files")
                                    .resolve(digest.substring(0, 2))
                                    .resolve(digest),
                            bytes,
                            false);
                    files++;
                } else if (name.startsWith(Backup.KEYS)) {
                    write(
                            folder.resolve("keys").resolve(plain(name.substring(Backup.KEYS.length()), contents)),
                            bytes,
                            true);
                }
            });
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    private static Manifest.Table table(Manifest manifest, String name, Opened contents) {
        return manifest.tables().stream()
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElseThrow(contents::damaged);
    }

    /** A file's name and nothing more: no path leads out of its folder. */
    private static String plain(String name, Opened contents) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]+")) {
            throw contents.damaged();
        }
        return name;
    }

    private static void write(Path place, InputStream bytes, boolean secret) throws IOException {
        Files.createDirectories(place.getParent());
        if (secret) {
            Files.createFile(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var channel = FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            bytes.transferTo(out);
            channel.force(true);
        }
    }

    /** Keys of credentials go where the settings say; a key that stands there and is another one is never written over. */
    private static List<Path> putKeys(Path draft, Path place, Path keys) throws IOException {
        Path brought = draft.resolve("keys");
        if (keys.equals(place.resolve("keys")) || Files.notExists(brought)) {
            return List.of();
        }
        var put = new ArrayList<Path>();
        try (var all = Files.list(brought)) {
            for (Path key : all.filter(one -> !one.endsWith(NOTES_KEY)).toList()) {
                Path target = keys.resolve(key.getFileName());
                if (Files.notExists(target)) {
                    put.add(target);
                } else if (!Arrays.equals(Files.readAllBytes(key), Files.readAllBytes(target))) {
                    throw new BackupRefused(Reason.OTHER_KEYS, target.toString());
                }
            }
        }
        for (Path target : put) {
            try (var bytes = Files.newInputStream(brought.resolve(target.getFileName()))) {
                write(target, bytes, true);
            }
        }
        return put;
    }

    private static void delete(List<Path> put) throws IOException {
        for (Path one : put) {
            Files.deleteIfExists(one);
        }
    }
}
