package org.cadre.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.certification.past.PastImport;
import org.cadre.certification.past.PastImportCommand;
import org.cadre.people.ImportCommand;
import org.cadre.people.NcesImport;
import org.cadre.platform.command.ConsoleProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be loaded from files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommands.Nces.class, ImportCommands.Certificates.class})
final class ImportCommands implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "nces", mixinStandardHelpOptions = true)
    static final class Nces implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILE")
        private List<Path> files = List.of();

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private @Nullable Server server;

        @Override
        public Integer call() throws IOException {
            var progress = ConsoleProgress.standard();
            try {
                return new ImportCommand(() -> directory(progress))
                        .load(files, progress, spec.commandLine().getOut());
            } finally {
                if (server != null) {
                    server.close();
                }
            }
        }

        /** Opened only when the files are there to be read: it may start a database. */
        private NcesImport directory(ConsoleProgress progress) {
            var opened = Server.forCommand(data.settings(false, Map.of(), progress), progress);
            server = opened;
            return opened.bean(NcesImport.class);
        }
    }

    @Command(name = "certificates", mixinStandardHelpOptions = true)
    static final class Certificates implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        @Option(names = "--add-people", descriptionKey = "add-people")
        private boolean addPeople;

        @Option(names = "--dry-run", descriptionKey = "dry-run")
        private boolean onlyLook;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private @Nullable Server server;

        @Override
        public Integer call() throws IOException {
            var progress = ConsoleProgress.standard();
            try {
                return new PastImportCommand(() -> door(progress))
                        .load(file, addPeople, onlyLook, spec.commandLine().getOut());
            } finally {
                if (server != null) {
                    server.close();
                }
            }
        }

        private PastImport door(ConsoleProgress progress) {
            var opened = Server.forCommand(data.settings(false, Map.of(), progress), progress);
            server = opened;
            return opened.bean(PastImport.class);
        }
    }
}
