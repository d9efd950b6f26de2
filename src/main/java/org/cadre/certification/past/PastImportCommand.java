package org.cadre.certification.past;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Texts;

/** Records past certificates for who waits at the keyboard, and tells what came of each line that needs a word. */
public class PastImportCommand {
    private final Supplier<PastImport> door;
    private final Texts texts = new Texts();

    /** Asks for the door when there is something to read: opening it may start a database. */
    public PastImportCommand(Supplier<PastImport> door) {
        this.door = door;
    }

    /**
     * Reads the file and records it, unless a line is refused or it was only to be looked at; 0 when all of it is or could be
     * recorded.
     */
    public int load(Path file, boolean addPeople, boolean onlyLook, PrintWriter out) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return say(out, 1, texts.say("people.import.command.no-file", file.toString()));
        }
        var past = door.get();
        var load = past.bring(String.valueOf(file.getFileName()), Files.readAllBytes(file), addPeople, Actor.SYSTEM);
        return switch (onlyLook ? past.plan(load) : past.record(load, Actor.SYSTEM)) {
            case PastPlan.Unreadable(var why) -> say(out, 1, texts.say(why));
            case PastPlan.Readable plan -> tell(plan, onlyLook, out);
        };
    }

    private int tell(PastPlan.Readable plan, boolean onlyLook, PrintWriter out) {
        list(plan.refused(), "certification.past.command.refused", out);
        list(plan.notes(), "certification.past.command.note", out);
        if (!plan.isGood()) {
            return say(
                    out,
                    1,
                    texts.say(
                            "certification.past.command.nothing",
                            plan.total(),
                            plan.refused().size()));
        }
        return say(
                out,
                0,
                texts.say(
                        onlyLook ? "certification.past.command.would" : "certification.past.command.done",
                        plan.toRecord(),
                        plan.unchanged(),
                        plan.newPeople()));
    }

    private void list(List<PastProblem> lines, String key, PrintWriter out) {
        lines.forEach(one -> out.println(texts.say(key, one.line(), one.number(), one.why())));
    }

    private static int say(PrintWriter out, int status, String words) {
        out.println(words);
        out.flush();
        return status;
    }
}
