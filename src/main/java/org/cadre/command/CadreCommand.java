package org.cadre.command;

import java.io.PrintWriter;
import java.net.ConnectException;
import java.sql.SQLException;
import org.cadre.certification.issuer.KeyTrouble;
import org.cadre.platform.backup.BackupRefused;
import org.cadre.platform.database.DatabaseRefused;
import org.cadre.platform.settings.WrongSettings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands behind ./cadre: each command does one thing and says in a sentence when it cannot. */
@Command(
        name = "cadre",
        versionProvider = CadreCommand.Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            EditionCommand.class,
            ImportCommands.class,
            GenerateCommand.class,
            AuditCommand.class,
            RecomputeCommand.class,
            VerifyCommand.class,
            KeysCommand.class,
            DatabaseCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class CadreCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CadreCommand() {}

    public static void main(String[] arguments) {
        Language.of(System.getenv("CADRE_LANGUAGE"))
                .filter(new Texts().languages()::contains)
                .ifPresent(Language::speak);
        System.exit(run(arguments));
    }

    /** Runs the command the arguments name and returns its exit status: 0 only when it did what was asked. */
    public static int run(String[] arguments) {
        // Nothing is logged before a server says how; commands speak for themselves.
        LoggingSystem.get(CadreCommand.class.getClassLoader()).beforeInitialize();
        var line = line();
        line.setExecutionExceptionHandler((trouble, command, _) -> {
            say(trouble, command.getErr());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line.execute(arguments);
    }

    /** The command with all below it and what their help says. */
    static CommandLine line() {
        var line = new CommandLine(new CadreCommand());
        line.setResourceBundle(Language.now().bundle("org.cadre.command.help"));
        return line;
    }

    private static void say(Throwable trouble, PrintWriter err) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettings wrong) {
                err.println(new Texts().say("command.wrong-settings"));
                wrong.reasons().forEach(reason -> err.println("  " + reason));
                return;
            }
            if (cause instanceof DatabaseRefused
                    || cause instanceof BackupRefused
                    || cause instanceof NotStarted
                    || cause instanceof KeyTrouble) {
                err.println(cause.getMessage());
                return;
            }
            if (tellsOfLostDatabase(cause)) {
                err.println(new Texts().say("command.database-gone"));
                return;
            }
        }
        trouble.printStackTrace(err);
    }

    /** PostgreSQL's classes of connection failure and of an end by an operator or a crash. */
    static boolean tellsOfLostDatabase(Throwable cause) {
        String state = cause instanceof SQLException trouble ? trouble.getSQLState() : null;
        return cause instanceof ConnectException
                || (state != null && (state.startsWith("08") || state.startsWith("57P")));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CadreCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                version == null
                        ? new Texts().say("command.version.not-built")
                        : new Texts().say("command.version", version)
            };
        }
    }
}
