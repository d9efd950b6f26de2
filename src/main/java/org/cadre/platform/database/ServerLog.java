package org.cadre.platform.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What PostgreSQL says while it runs. */
final class ServerLog {
    private final Path file;
    private long begun;

    ServerLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Makes room for a new run; a long log is set aside, the one before it goes. */
    void begin(long longest) throws IOException {
        Files.createDirectories(file.getParent());
        begun = Files.exists(file) ? Files.size(file) : 0;
        if (begun > longest) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            begun = 0;
        }
    }

    String saidSinceBegin() throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(begun);
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The line that says why: the last that is fatal or an error, else the last one. */
    static String reason(String said) {
        var lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((_, last) -> last)
                .map(line -> line.replaceFirst(".*?(FATAL|PANIC|error):\\s*", ""))
                .orElse(lines.isEmpty() ? "" : lines.getLast());
    }
}
