package org.cadre.people;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.cadre.people.NcesReport.Loaded;
import org.cadre.people.NcesReport.NotLoaded;
import org.cadre.people.NcesReport.RefusedRow;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;

/** Loads files of the NCES directory for who waits at the keyboard, and tells what came of each. */
public class ImportCommand {
    private static final int REASONS_SHOWN = 20;

    private final Supplier<NcesImport> door;
    private final Texts texts = new Texts();

    /** Asks for the door when there is something to load: opening it may start a database. */
    public ImportCommand(Supplier<NcesImport> door) {
        this.door = door;
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
