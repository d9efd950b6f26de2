package org.cadre.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.cadre.certification.Recomputing;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Judges every award once more from its evidence, and says what differs. */
@Command(name = "recompute", mixinStandardHelpOptions = true)
final class RecomputeCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var server = Server.forCommand(data.settings(false, Map.of(), Progress.silent()), Progress.silent())) {
            return recompute(server.bean(Recomputing.class), server.bean(Texts.class), this::say);
        }
    }

    /** Each difference is said as it is found, and the sum at the end: 0 only when there is none. */
    static int recompute(Recomputing recomputing, Texts texts, Consumer<String> out) {
        var sum = recomputing.all(difference -> out.accept(texts.say(
                "certification.recompute."
                        + difference.how().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                difference.number(),
                difference.decision(),
                difference.requirements())));
        out.accept(texts.say("certification.recompute.sum", sum.awards(), sum.differences()));
        return sum.differences() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
