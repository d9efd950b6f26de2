package org.cadre.command;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.IssuerKey;
import org.cadre.certification.issuer.KeyDeeds;
import org.cadre.certification.issuer.KeyDeeds.Told;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The keys that credentials are signed with. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.Show.class, KeysCommand.Rotate.class, KeysCommand.Compromised.class})
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int with(DataOption data, ToIntFunction<Server> deed) {
        try (var server = Server.forCommand(data.settings(false, Map.of(), Progress.silent()), Progress.silent())) {
            return deed.applyAsInt(server);
        }
    }

    /** Prints every key there ever was and what became of it. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return with(
                    data,
                    server -> show(server.bean(Issuer.class), spec.commandLine().getOut()));
        }
    }

    static int show(Issuer issuer, PrintWriter out) {
        var keys = issuer.keys();
        keys.forEach(key -> out.println(line(key)));
        if (keys.isEmpty()) {
            out.println(new Texts().say("command.keys.none"));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static String line(IssuerKey key) {
        var texts = new Texts();
        if (key.compromisedSince() != null) {
            return texts.say("command.keys.compromised", key.id(), second(key.since()), second(key.compromisedSince()));
        }
        if (key.retired() != null) {
            return texts.say("command.keys.retired", key.id(), second(key.since()), second(key.retired()));
        }
        return texts.say("command.keys.current", key.id(), second(key.since()));
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Begins new keys. */
    @Command(name = "rotate", mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Option(names = "--algorithm", paramLabel = "ALGORITHM")
        private @Nullable String algorithm;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var kinds = algorithm == null ? KeyDeeds.KINDS : List.of(algorithm);
            var line = spec.commandLine();
            if (!KeyDeeds.KINDS.containsAll(kinds)) {
                line.getErr().println(new Texts().say("command.keys.no-kind", kinds, KeyDeeds.KINDS));
                return CommandLine.ExitCode.USAGE;
            }
            return with(data, server -> rotate(server.bean(KeyDeeds.class), kinds, line.getOut()));
        }
    }

    static int rotate(KeyDeeds keys, List<String> kinds, PrintWriter out) {
        kinds.forEach(kind -> out.println(line(keys.rotate(kind))));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Tells that a key may be in other hands. */
    @Command(name = "compromised", mixinStandardHelpOptions = true)
    static final class Compromised implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Option(names = "--key", paramLabel = "KEY", required = true)
        private String key = "";

        @Option(names = "--since", paramLabel = "TIME", required = true)
        private String since = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var line = spec.commandLine();
            var from = time(since);
            if (from == null) {
                line.getErr().println(new Texts().say("command.keys.no-time", since));
                return CommandLine.ExitCode.USAGE;
            }
            return with(
                    data, server -> compromised(server.bean(KeyDeeds.class), key, from, line.getOut(), line.getErr()));
        }
    }

    /** With its offset from UTC, so that nobody has to guess whose clock was meant. */
    static @Nullable Instant time(String typed) {
        try {
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    static int compromised(KeyDeeds keys, String key, Instant since, PrintWriter out, PrintWriter err) {
        var texts = new Texts();
        switch (keys.compromised(key, since)) {
            case Told.Done(var told, var _, var begun) -> {
                out.println(line(told));
                begun.forEach(one -> out.println(line(one)));
                out.println(texts.say("command.keys.what-counts", second(since)));
                out.flush();
                return CommandLine.ExitCode.OK;
            }
            case Told.UnknownKey(var typed) -> err.println(texts.say("command.keys.unknown", typed));
            case Told.InTheFuture(var when) -> err.println(texts.say("command.keys.in-the-future", second(when)));
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
