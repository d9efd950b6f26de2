package org.cadre.command;

import java.io.PrintWriter;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.cadre.platform.database.DatabaseRefused;
import org.cadre.platform.settings.SettingsReader;
import org.cadre.platform.settings.WrongSettings;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands behind ./cadre: each command does one thing and says in a sentence when it cannot. */
@Command(
        name = "cadre",
        description = "Runs a mentor training and certification program from end to end.",
        versionProvider = CadreCommand.Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            EditionCommand.class,
            ImportCommands.class,
            GenerateCommand.class,
            AuditCommand.class,
            DatabaseCommand.class
        },
        footerHeading = "%nThe launcher also knows:%n",
        footer = {
            "  test     Runs every test, the formatter and the static checks.",
            "  bench    Measures: ./cadre bench NAME [--json].",
        })
public final class CadreCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CadreCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command the arguments name and returns its exit status: 0 only when it did what was asked. */
    public static int run(String[] arguments) {
        // Nothing is logged before a server says how; commands speak for themselves.
        LoggingSystem.get(CadreCommand.class.getClassLoader()).beforeInitialize();
        var line = new CommandLine(new CadreCommand());
        line.setExecutionExceptionHandler((trouble, command, _) -> {
            say(trouble, command.getErr());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line.execute(arguments);
    }

    private static void say(Throwable trouble, PrintWriter err) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettings wrong) {
                err.println("Cadre was not started, because of its settings:");
                wrong.reasons().forEach(reason -> err.println("  " + reason));
                return;
            }
            if (cause instanceof DatabaseRefused || cause instanceof NotStarted) {
                err.println(cause.getMessage());
                return;
            }
            if (tellsOfLostDatabase(cause)) {
                err.println("The database has gone away. What was reported as done is kept, and nothing is half-done;"
                        + " run the command once more.");
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

    /** The settings of a server, for the help of those commands that read them. */
    static String settingsHelp() {
        return SettingsReader.KEYS.stream()
                .map(key -> "  %s%n      %s%s"
                        .formatted(
                                key.name(),
                                key.meaning(),
                                key.otherwise().isEmpty() ? "" : " Otherwise: " + key.otherwise() + "."))
                .collect(Collectors.joining("\n"));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CadreCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Cadre " + (version == null ? "(not built)" : version)};
        }
    }
}
