package org.cadre.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes a backup while everybody goes on working: the database as of one moment, then the files and keys that it names. */
public final class Backup {
    static final String MANIFEST = "manifest.json";
    static final String TABLES = "tables/";
    static final String FILES = "files/";
    static final String KEYS = "keys/";

    private static final String DIGEST = "[0-9a-f]{64}";

    /**
     * What is to be kept.
     *
     * @param folder the data folder, with the files
     * @param keys the folder of the keys that credentials are signed with, perhaps elsewhere
     * @param demo whether its people are made up
     */
    public record Source(Path folder, Path keys, boolean demo, String version, Instant at) {}

    /**
     * A backup that was made.
     *
     * @param damaged files whose bytes are no longer those that were stored; they are not in it
     */
    public record Made(BackupFile file, long rows, long files, List<String> damaged) {}

    private final Source source;
    private final Progress progress;
    private final Texts texts = new Texts();
    private final ArrayList<String> damaged = new ArrayList<>();

    private Backup(Source source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /** Makes it; the connection is used for that alone meanwhile. A passphrase seals it. */
    public static Made make(
            Connection database, Source source, Path file, @Nullable String passphrase, Progress progress)
            throws SQLException {
        return new Backup(source, progress).make(database, file, passphrase);
    }

    private Made make(Connection database, Path file, @Nullable String passphrase) throws SQLException {
        try (var writing = BackupWriting.to(file, passphrase);
                var snapshot = Snapshot.of(database)) {
            return make(snapshot, writing);
        } catch (IOException e) {
            throw BackupRefused.because(file, e);
        } catch (UncheckedIOException e) {
            if (e.getCause() != null && e.getCause().getCause() instanceof SQLException trouble) {
                throw trouble;
            }
            throw BackupRefused.because(file, Objects.requireNonNull(e.getCause()));
        }
    }

    private Made make(Snapshot snapshot, BackupWriting writing) throws SQLException, IOException {
        var migrations = snapshot.migrations();
        var manifest = new Manifest(
                source.version,
                migrations.getLast(),
                migrations,
                snapshot.serverVersion(),
                source.at,
                source.demo,
                snapshot.tables());
        // Whatever a row of the snapshot names was on disk before that row committed: it is among these.
        var stored = files(source.folder.resolve("files"), name -> name.matches(DIGEST));
        var keys = keys();
        writing.addListed(MANIFEST, to -> to.write(JsonMapper.shared().writeValueAsBytes(manifest)));
        progress.step(texts.say("backup.step.tables", manifest.tables().size()));
        long done = 0;
        for (var table : manifest.tables()) {
            writing.addListed(TABLES + table.name(), to -> snapshot.copy(table, to));
            done += table.rows();
            progress.part(done, manifest.rows());
        }
        progress.step(texts.say("backup.step.files", stored.size()));
        long files = 0;
        long seen = 0;
        for (var one : stored.entrySet()) {
            files += add(writing, one.getKey(), one.getValue()) ? 1 : 0;
            progress.part(++seen, stored.size());
        }
        for (var key : keys.entrySet()) {
            writing.addListed(KEYS + key.getKey(), to -> copy(key.getValue(), to));
        }
        progress.step(texts.say("backup.step.verify"));
        return new Made(writing.finish(files), manifest.rows(), files, List.copyOf(damaged));
    }

    /** Everything in the keys' folder, and the key of private notes, which always lies with the data. */
    private Map<String, Path> keys() throws IOException {
        Predicate<String> finished = name -> !name.startsWith(".") && !name.endsWith(".part");
        var keys = new TreeMap<>(files(source.folder.resolve("keys"), finished));
        keys.putAll(files(source.keys, finished));
        return keys;
    }

    /** By their names, without the folders between. */
    private static Map<String, Path> files(Path folder, Predicate<String> wanted) throws IOException {
        var found = new TreeMap<String, Path>(Comparator.naturalOrder());
        if (Files.notExists(folder)) {
            return found;
        }
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(String.valueOf(file.getFileName())))
                    .forEach(file -> found.put(String.valueOf(file.getFileName()), file));
        }
        return found;
    }

    /** Passes over a file that was deleted since the snapshot, and one that is no longer what was stored. */
    private boolean add(BackupWriting writing, String digest, Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return false;
        }
        if (!HexFormat.of().formatHex(BackupFile.sha256().digest(bytes)).equals(digest)) {
            damaged.add(digest);
            return false;
        }
        writing.add(FILES + digest, to -> to.write(bytes));
        return true;
    }

    private static void copy(Path file, OutputStream to) throws IOException {
        Files.copy(file, to);
    }
}
