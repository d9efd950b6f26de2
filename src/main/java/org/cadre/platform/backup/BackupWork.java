package org.cadre.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DatabaseRefused;
import org.cadre.platform.database.PostgresBinaries;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the backups that were asked for, keeps what is to be kept of them, and proves that they can be restored. */
@Component
class BackupWork {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWork.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String ENDING = ".backup";

    private final DataSource database;
    private final BackupRuns runs;
    private final Settings settings;
    private final Clock system;
    private final Texts texts;
    private final ObjectProvider<AuditOfRestored> audit;

    BackupWork(
            DataSource database,
            BackupRuns runs,
            Settings settings,
            Clock system,
            Texts texts,
            ObjectProvider<AuditOfRestored> audit) {
        this.database = database;
        this.runs = runs;
        this.settings = settings;
        this.system = system;
        this.texts = texts;
        this.audit = audit;
    }

    /** Makes it; what stands in its way is noted for office to see, and thrown for the job to try again. */
    void make(UUID id) {
        var run = runs.find(id);
        if (run.isEmpty() || run.get().isDone()) {
            return;
        }
        runs.begin(id);
        try {
            var made = make(id, system.instant());
            runs.finish(id, made);
            if (!made.damaged().isEmpty()) {
                LOG.error("stored files are no longer what was stored: {}", made.damaged());
            }
            copy(id, made.file().path());
            remove();
        } catch (BackupRefused e) {
            LOG.error("no backup was made: {}", e.getMessage());
            runs.fail(id, e.kept());
            throw e;
        } catch (DatabaseRefused e) {
            LOG.error("no backup was made: {}", e.getMessage());
            runs.fail(id, String.valueOf(e.getMessage()));
            throw e;
        } catch (IOException e) {
            var why = BackupRefused.because(folder(), e);
            LOG.error("no backup was made: {}", why.getMessage());
            runs.fail(id, why.kept());
            throw why;
        } catch (RuntimeException | SQLException e) {
            LOG.error("no backup was made", e);
            runs.fail(id, texts.unsaid("backup.failed"));
            throw new IllegalStateException("no backup was made", e);
        }
    }

    private Backup.Made make(UUID id, Instant now) throws IOException, SQLException {
        Path folder = folder();
        Files.createDirectories(folder);
        Path file = folder.resolve("cadre-" + STAMP.format(now.atZone(settings.zone())) + ENDING);
        var source = new Backup.Source(
                settings.dataDirectory(),
                settings.keys().folder(),
                settings.demo(),
                Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "0"),
                now);
        try (var connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            try {
                return Backup.make(connection, source, file, passphrase(), noting(id));
            } finally {
                giveBack(connection, isolation);
            }
        }
    }

    /** By hand they are made even where none come by themselves. */
    private Path folder() {
        Path folder = settings.backups().folder();
        return folder == null ? settings.dataDirectory().resolve("backups") : folder;
    }

    private @Nullable String passphrase() {
        Path file = settings.backups().passphrase();
        return file == null ? null : Passphrase.in(file);
    }

    private static void giveBack(Connection connection, int isolation) throws SQLException {
        connection.setReadOnly(false);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
    }

    /** One note for each hundredth. */
    private Progress noting(UUID id) {
        return new Progress() {
            private long noted = -1;
            private boolean rows = true;

            @Override
            public void step(String sentence) {
                rows = noted < 0;
            }

            @Override
            public void part(long done, long all) {
                if (rows && all > 0 && done * 100 / all > noted) {
                    noted = done * 100 / all;
                    runs.note(id, done, all);
                }
            }
        };
    }

    /** A second place that fails does not make the first copy a bad one. */
    private void copy(UUID id, Path file) {
        Path second = settings.backups().copy();
        if (second == null) {
            return;
        }
        Path copy = second.resolve(file.getFileName());
        try {
            Files.createDirectories(second);
            Path draft = second.resolve(file.getFileName() + ".part");
            try {
                Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                BackupFile.verified(draft);
                Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            runs.noteCopy(id, copy, null);
        } catch (IOException e) {
            LOG.error("the second copy of a backup was not made", e);
            runs.noteCopy(id, null, BackupRefused.because(copy, e).kept());
        } catch (BackupRefused e) {
            LOG.error("the second copy of a backup was not made: {}", e.getMessage());
            runs.noteCopy(id, null, e.kept());
        }
    }

    private void remove() throws IOException {
        var backups = settings.backups();
        var kept = runs.kept();
        var over = new Rotation(backups.daily(), backups.weekly(), backups.monthly())
                .over(kept.stream().map(this::dated).toList());
        for (var one : over) {
            var run = kept.stream()
                    .filter(some -> some.id().equals(one.id()))
                    .findAny()
                    .orElseThrow();
            for (String file : new String[] {run.file(), run.copy()}) {
                if (file != null && BackupFile.beginsAt(Path.of(file))) {
                    Files.delete(Path.of(file));
                }
            }
            runs.noteRemoved(one.id());
        }
    }

    private Rotation.Kept dated(BackupRuns.Run run) {
        return new Rotation.Kept(
                run.id(),
                Objects.requireNonNull(run.finishedAt()).atZone(settings.zone()).toLocalDate());
    }

    /** Restores it beside everything else, asks what is asked of a live database, and notes what came of it. */
    void rehearse(UUID id) {
        var run = runs.find(id).filter(BackupRuns.Run::isDone);
        if (run.isEmpty()) {
            return;
        }
        var findings = new ArrayList<String>();
        try {
            var asked = audit.getObject();
            var file =
                    BackupFile.verified(Path.of(Objects.requireNonNull(run.get().file())));
            new Restore(file, file.isSealed() ? passphrase() : null, asked.dying(), system.instant(), Progress.silent())
                    .rehearse(
                            settings.dataDirectory().resolve("rehearsal-" + id),
                            new Restore.Server(PostgresBinaries.bundledIn(settings.dataDirectory()), Map.of()),
                            restored -> findings.addAll(asked.findings(restored)));
        } catch (BackupRefused e) {
            findings.add(e.kept());
        } catch (DatabaseRefused e) {
            findings.add(String.valueOf(e.getMessage()));
        } catch (RuntimeException | SQLException e) {
            LOG.error("a backup could not be restored", e);
            findings.add(texts.unsaid("backup.rehearsal.failed"));
        }
        if (!findings.isEmpty()) {
            LOG.error("restoring the backup {} elsewhere found: {}", run.get().file(), findings);
        }
        runs.noteRehearsal(id, findings.isEmpty() ? null : String.join("\n", findings));
    }
}
