package org.cadre.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.cadre.platform.command.Progress;

/** The commands that use a PostgreSQL another command started for itself: it waits for them before it stops it. */
final class Guests {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Path folder;

    Guests(Path dataDirectory) {
        this.folder = dataDirectory.resolve("guests");
    }

    Guest enter() throws IOException {
        Files.createDirectories(folder);
        return new Guest(Files.createTempFile(folder, ProcessHandle.current().pid() + "-", ""));
    }

    void awaitNone(Progress progress) {
        if (present() == 0) {
            return;
        }
        progress.step(Words.say("database.step.guests"));
        Waiting.until(LONGEST, () -> present() == 0);
    }

    private long present() {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> notes = Files.list(folder)) {
            return notes.filter(Guests::isPresent).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPresent(Path note) {
        String name = String.valueOf(note.getFileName());
        return ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-'))))
                .isPresent();
    }

    /** One command's stay. */
    record Guest(Path note) {
        void leave() throws IOException {
            Files.deleteIfExists(note);
        }
    }
}
