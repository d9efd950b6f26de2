package org.cadre.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cadre.certification.FileVerification;
import org.cadre.certification.register.RegisterCheck;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Says whether a file is a valid certificate, or whether the whole register is as it was made; without the server and
 * without changing anything. The exit status is 0 only when all is well.
 */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    /** All fits together, by keys that nobody vouched for. */
    static final int NOT_CONFIRMED = 3;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "FILE")
    private @Nullable Path file;

    @Option(names = "--register")
    private boolean register;

    @Option(names = "--did", paramLabel = "FILE")
    private @Nullable Path did;

    @Option(names = "--proof", paramLabel = "FILE")
    private @Nullable Path proof;

    @Option(names = "--checkpoint", paramLabel = "FILE")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--key", paramLabel = "KEY")
    private @Nullable String key;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException {
        if (file != null) {
            return verifyFile(file);
        }
        if (register) {
            return verifyRegister();
        }
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /**
     * What is not named is looked for beside the file, under the names it has in a download of everything. Keys that came
     * with a file are looked at, and never call it valid: whose keys count is for the checker to say.
     */
    private int verifyFile(Path what) {
        byte[] bytes = bytes(what);
        byte[] keys = did != null ? bytes(did) : beside(what, "did.json");
        byte[] shown = proof != null ? bytes(proof) : beside(what, "register-proof.json");
        var result = FileVerification.of(new FileVerification.Given(
                bytes,
                keys,
                shown == null ? null : new String(shown, StandardCharsets.UTF_8),
                checkpoints.isEmpty() ? null : new String(bytes(checkpoints.getFirst()), StandardCharsets.UTF_8),
                Instant.now()));
        var texts = new Texts();
        result.facts().forEach(one -> say(texts.say(one)));
        if (result.valid() && did == null) {
            say(texts.say("certification.verify.not-confirmed"));
            return NOT_CONFIRMED;
        }
        say(texts.say(result.why()));
        return result.valid() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static byte @Nullable [] beside(Path what, String name) {
        var there = what.resolveSibling(name);
        return Files.isRegularFile(there) ? bytes(there) : null;
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException _) {
            throw new NotStarted("certification.verify.no-file", path.toString());
        }
    }

    private int verifyRegister() throws SQLException {
        var settings = data.settings(false, Map.of(), Progress.silent());
        var folder = settings.settings().checkpoints();
        var external = settings.database();
        if (external != null) {
            try (var connection = DriverManager.getConnection(external.url(), external.user(), external.password())) {
                return verifyRegister(connection, checkpoints, folder, key, new Texts(), this::say);
            }
        }
        try (var running = PostgresKeeper.attachOrStart(settings.settings().dataDirectory(), Progress.silent());
                var connection =
                        DriverManager.getConnection(running.jdbcUrl(), running.appUser(), running.appPassword())) {
            return verifyRegister(connection, checkpoints, folder, key, new Texts(), this::say);
        }
    }

    static int verifyRegister(
            Connection connection,
            List<Path> checkpoints,
            Path folder,
            @Nullable String key,
            Texts texts,
            Consumer<String> out)
            throws SQLException {
        RegisterCheck.Report report;
        try {
            report = RegisterCheck.run(connection, checkpoints, folder, key);
        } catch (IllegalArgumentException _) {
            out.accept(texts.say("command.verify.key"));
            return CommandLine.ExitCode.USAGE;
        }
        report.found().forEach(one -> out.accept(texts.say(one)));
        out.accept(
                report.compared().isEmpty()
                        ? texts.say("command.verify.compared.none")
                        : texts.say("command.verify.compared", report.compared().size()));
        out.accept(texts.say(report.isWhole() ? "command.verify.whole" : "command.verify.not-whole", report.size()));
        return report.isWhole() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** One line, whatever a stranger's file has in it: none of its words begins another, or moves on the screen. */
    private void say(String line) {
        spec.commandLine().getOut().println(UNSEEN.matcher(line).replaceAll("\ufffd"));
        spec.commandLine().getOut().flush();
    }
}
