package org.cadre.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.platform.backup.Backup;
import org.cadre.platform.backup.Restore;
import org.cadre.platform.command.ConsoleProgress;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresBinaries;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a backup of database, files and keys while the server runs; or proves that one can be restored. */
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    /** A backup is there, and something about it is to be looked at. */
    static final int LOOK = 3;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--encrypt", descriptionKey = "encrypt")
    private boolean encrypt;

    @Option(names = "--verify", descriptionKey = "verify")
    private boolean verify;

    @Mixin
    private PassphraseOption passphrase = new PassphraseOption();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Texts texts = new Texts();

    @Override
    public Integer call() throws SQLException {
        var progress = ConsoleProgress.standard();
        var settings = data.settings(false, Map.of(), progress);
        if (verify) {
            return verify(settings, progress);
        }
        String sealing = encrypt ? passphrase.forNew() : passphrase.given();
        var external = settings.database();
        if (external != null) {
            ExternalPostgres.makeSureOf(external);
            try (var connection =
                    DriverManager.getConnection(external.url(), external.owner(), external.ownerPassword())) {
                return make(connection, settings, sealing, progress);
            }
        }
        Path folder = settings.settings().dataDirectory();
        if (!PostgresKeeper.isIn(folder)) {
            throw new NotStarted("command.backup.nothing", folder.toString());
        }
        try (var running = PostgresKeeper.attachOrStart(folder, progress);
                var connection =
                        DriverManager.getConnection(running.jdbcUrl(), running.ownerUser(), running.ownerPassword())) {
            return make(connection, settings, sealing, progress);
        }
    }

    private int make(Connection connection, ServerSettings settings, @Nullable String sealing, Progress progress)
            throws SQLException {
        Path folder = settings.settings().dataDirectory();
        var source = new Backup.Source(
                folder, settings.settings().keys().folder(), PostgresKeeper.isDemo(folder), version(), Instant.now());
        var made = Backup.make(connection, source, file, sealing, progress);
        tell("command.backup.made", made.file().path().toString(), made.file().bytes(), made.rows(), made.files());
        tell(sealing == null ? "command.backup.plain" : "command.backup.sealed");
        made.damaged().forEach(digest -> tell("command.backup.damaged", digest));
        return made.damaged().isEmpty() ? CommandLine.ExitCode.OK : LOOK;
    }

    static String version() {
        String version = CadreCommand.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    private int verify(ServerSettings settings, Progress progress) throws SQLException {
        // The second place has what came after this backup too: only the register itself is verified.
        var audit = new RestoredAudit(file.resolveSibling(file.getFileName() + ".none"), this::say);
        var restore = RestoreCommand.opened(file, passphrase, texts, progress);
        var restored = restore.rehearse(
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "cadre-verify-" + ProcessHandle.current().pid()),
                server(settings.settings().dataDirectory()),
                audit);
        tell(
                audit.isClean() ? "command.backup.verified" : "command.backup.verified.not-clean",
                restored.manifest().rows(),
                restored.files());
        return audit.isClean() ? CommandLine.ExitCode.OK : LOOK;
    }

    /** PostgreSQL's programs are unpacked once, where there is a data folder already. */
    static Restore.Server server(Path folder) {
        return new Restore.Server(
                Files.isDirectory(folder) ? PostgresBinaries.bundledIn(folder) : PostgresBinaries.bundled(), Map.of());
    }

    private void tell(String key, Object... arguments) {
        say(texts.say(key, arguments));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
