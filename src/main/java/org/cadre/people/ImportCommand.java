package org.cadre.people;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cadre.people.NcesReport.Loaded;
import org.cadre.people.NcesReport.NotLoaded;
import org.cadre.people.NcesReport.RefusedRow;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.ConsoleProgress;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads files of the NCES directory from the command line. */
@Command(
        name = "nces",
        description = {
            "Loads districts and schools from files of the NCES directory (CSV).",
            "Districts come before their schools. A file is loaded as a whole or not at all; rows with mistakes are left"
                    + " out and named."
        },
        mixinStandardHelpOptions = true)
public class ImportCommand implements Callable<Integer> {
    private static final int REASONS_SHOWN = 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files as NCES publishes them.")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Supplier<NcesImport> door;
    private final Texts texts = new Texts();

    /** Asks for the door when there is something to load: opening it may start a database. */
    public ImportCommand(Supplier<NcesImport> door) {
        this.door = door;
    }

    @Override
    public Integer call() throws IOException {
        return load(files, ConsoleProgress.standard(), spec.commandLine().getOut());
    }

    /** Loads the files one after the other and tells of each; 0 when all could be used, 1 from the first that could not. */
    public int load(List<Path> chosen, Progress progress, PrintWriter out) throws IOException {
        for (Path file : chosen) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                out.println(texts.say("people.import.command.no-file", file.toString()));
                out.flush();
                return 1;
            }
        }
        var directory = door.get();
        for (Path file : chosen) {
            progress.step(texts.say("people.import.command.loading", file.toString()));
            boolean used = switch (directory.load(file, Actor.SYSTEM, progress)) {
                case Loaded report -> tell(report, out);
                case NotLoaded report -> tell(report, out);
            };
            out.flush();
            if (!used) {
                return 1;
            }
        }
        return 0;
    }

    private boolean tell(Loaded report, PrintWriter out) {
        out.println(texts.say(
                "people.import.command.loaded",
                report.file(),
                report.total(),
                texts.number(report.rowsPerSecond()),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.refused()));
        for (RefusedRow row : report.reasons().stream().limit(REASONS_SHOWN).toList()) {
            out.println("  " + texts.say("people.import.command.refused", row.line(), row.ncesId(), row.why()));
        }
        if (report.refused() > REASONS_SHOWN) {
            out.println("  " + texts.say("people.import.command.more", report.refused() - REASONS_SHOWN));
        }
        return !report.isNothing();
    }

    private boolean tell(NotLoaded report, PrintWriter out) {
        out.println(texts.say(Sentence.of("people.import.command.not-loaded", report.file(), report.why())));
        return false;
    }
}
