package org.cadre.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** At most one Cadre keeps a data folder: a lock the system takes back when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    static final String FILE = "cadre.lock";

    // The system's lock belongs to the process and is lost when any of its channels to the file is closed,
    // so a folder this process already holds is never opened a second time.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Optional<FolderLock> tryTake(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        @Nullable FolderLock taken = null;
        try {
            taken = open(file);
            return Optional.ofNullable(taken);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static @Nullable FolderLock open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return null;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            kept = true;
            return new FolderLock(file, channel);
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** The process that holds the folder, for the person who looks for it. */
    static Optional<String> holder(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        if (HELD_HERE.contains(file)) {
            return Optional.of(Long.toString(ProcessHandle.current().pid()));
        }
        return Optional.of(Files.readString(file).strip()).filter(pid -> !pid.isEmpty());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
