package org.cadre.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.demo.Generator;
import org.cadre.demo.Generator.Outcome;
import org.cadre.platform.command.ConsoleProgress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills a demo with many made-up people at real schools. */
@Command(name = "generate", mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--people", paramLabel = "N", required = true)
    private int people;

    @Option(names = "--seed", paramLabel = "S")
    private long seed = 1;

    @Option(names = "--papers")
    private boolean papers;

    @Option(names = "--i-know-this-is-not-real-data")
    private boolean notReal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (people < 1 || people > MOST) {
            throw new ParameterException(spec.commandLine(), new Texts().say("command.generate.people", MOST));
        }
        if (seed < 0) {
            throw new ParameterException(spec.commandLine(), new Texts().say("command.generate.seed"));
        }
        var progress = ConsoleProgress.standard();
        var settings = data.settings(true, Map.of(), progress);
        makeSureItIsNoRealData(settings);
        try (var server = Server.forCommand(settings, progress)) {
            var outcome = server.bean(Generator.class).generate(people, seed, papers, progress);
            return tell(outcome, server.bean(Texts.class));
        }
    }

    private void makeSureItIsNoRealData(ServerSettings settings) {
        if (settings.database() == null) {
            PostgresKeeper.requireDemo(settings.settings().dataDirectory());
        } else if (!notReal) {
            throw new NotStarted("command.generate.may-be-real");
        }
    }

    private int tell(Outcome outcome, Texts texts) {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        int status = switch (outcome) {
            case Outcome.Generated(var tally) -> {
                out.println(texts.say(
                        "demo.generate.done",
                        tally.people(),
                        tally.others(),
                        tally.certificates(),
                        tally.rows(),
                        tally.rowsPerSecond()));
                yield CommandLine.ExitCode.OK;
            }
            case Outcome.NoSchools() -> {
                err.println(texts.say("demo.generate.no-schools"));
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case Outcome.SeedTaken(var taken) -> {
                err.println(texts.say("demo.generate.seed-taken", Long.toString(taken)));
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
        out.flush();
        err.flush();
        return status;
    }
}
