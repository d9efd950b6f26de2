package org.cadre.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadre.platform.backup.BackupRefused.Reason;

/** The passphrase of backups in a file of its own: its first line. */
public final class Passphrase {
    private Passphrase() {}

    public static String in(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).orElse("");
        } catch (IOException e) {
            throw new BackupRefused(Reason.NOT_REACHABLE, file.toString());
        }
    }
}
