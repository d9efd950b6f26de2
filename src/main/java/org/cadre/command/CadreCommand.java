package org.cadre.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What stands behind ./cadre. */
@Command(
        name = "cadre",
        description = "Runs a mentor training and certification program from end to end.",
        mixinStandardHelpOptions = true,
        subcommands = EditionCommand.class)
public final class CadreCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private CadreCommand() {}

    public static int run(String[] arguments) {
        return new CommandLine(new CadreCommand()).execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
