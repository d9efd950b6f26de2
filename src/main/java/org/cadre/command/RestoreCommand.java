package org.cadre.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.platform.backup.BackupFile;
import org.cadre.platform.backup.HeldJobs;
import org.cadre.platform.backup.Restore;
import org.cadre.platform.command.ConsoleProgress;
import org.cadre.platform.command.Progress;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup back into an empty place, and audits it there. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--replace", descriptionKey = "replace")
    private boolean replace;

    @Option(names = "--send-waiting", descriptionKey = "send-waiting")
    private boolean sendWaiting;

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
        var restore = opened(file, passphrase, texts, progress);
        var audit = new RestoredAudit(settings.settings().checkpoints(), this::say);
        Restore.Looking looking = connection -> {
            audit.look(connection);
            if (sendWaiting) {
                HeldJobs.releaseAll(connection);
            }
        };
        return tell(restored(settings, restore, looking), audit.isClean());
    }

    /** A backup whose bytes are as they were written, ready to be restored. */
    static Restore opened(Path file, PassphraseOption passphrase, Texts texts, Progress progress) {
        progress.step(texts.say("command.backup.step.digest"));
        var backup = BackupFile.verified(file);
        return new Restore(
                backup, backup.isSealed() ? passphrase.orAsked() : null, RestoredAudit.DYING, Instant.now(), progress);
    }

    private Restore.Restored restored(ServerSettings settings, Restore restore, Restore.Looking looking)
            throws SQLException {
        Path folder = settings.settings().dataDirectory();
        Path keys = settings.settings().keys().folder();
        var external = settings.database();
        if (external == null) {
            return restore.intoFolder(folder, keys, replace, BackupCommand.server(folder), looking);
        }
        ExternalPostgres.makeSureOf(external);
        return restore.intoDatabase(external, folder, keys, replace, looking);
    }

    private int tell(Restore.Restored restored, boolean clean) {
        var manifest = restored.manifest();
        say(texts.say(
                "command.restore.done",
                manifest.rows(),
                restored.files(),
                manifest.madeAt().toString(),
                manifest.cadre()));
        say(texts.say("command.restore.dead"));
        if (restored.held() > 0) {
            say(texts.say(sendWaiting ? "command.restore.released" : "command.restore.held", restored.held()));
        }
        restored.aside().ifPresent(aside -> say(texts.say("command.restore.aside", aside.toString())));
        if (!clean) {
            say(texts.say("command.restore.not-clean"));
        }
        return clean ? CommandLine.ExitCode.OK : BackupCommand.LOOK;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
