package org.cadre.certification.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The second place: a folder outside the database, where every checkpoint is a small file. A file is whole or not there. */
final class CheckpointFolder {
    private static final String NAME = "checkpoint-[0-9]{12}-[0-9a-f]{8}\\.txt";
    private static final int MOST_BYTES = 64 * 1024;

    /** A checkpoint as it lies there. */
    record Kept(Path file, SignedNote note, Checkpoint checkpoint, Instant writtenAt) {}

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Writes a checkpoint, flushed; nothing is done when it is there. */
    void write(SignedNote note, Checkpoint checkpoint) {
        Path file = folder.resolve(String.format(
                Locale.ROOT,
                "checkpoint-%012d-%s.txt",
                checkpoint.size(),
                HexFormat.of().formatHex(note.signatures().getFirst().id())));
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "new", ".part");
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(note.note().getBytes(StandardCharsets.UTF_8));
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            try (var parent = FileChannel.open(folder, StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write a checkpoint into " + folder, e);
        }
    }

    /** All that can be read, the largest first; what is no checkpoint is passed over. */
    Stream<Kept> all() {
        return files().stream().flatMap(file -> read(file).stream());
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(NAME))
                    .sorted(Comparator.comparing((Path file) -> String.valueOf(file.getFileName()))
                            .reversed())
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the checkpoints in " + folder, e);
        }
    }

    /** Reads one file, wherever it came from. */
    static Optional<Kept> read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            var note = SignedNote.read(Files.readString(file));
            return Checkpoint.read(note.text()).map(checkpoint -> new Kept(file, note, checkpoint, lastModified(file)));
        } catch (IOException | SignedNote.Unreadable _) {
            return Optional.empty();
        }
    }

    private static Instant lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
