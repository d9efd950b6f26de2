package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** What a data folder is kept for: a demo's made-up cast and an association's real people never share one. */
public enum Purpose {
    DEMO,
    SERVE;

    static final String MARKER = "purpose";

    static Optional<Purpose> of(Path dataDirectory) throws IOException {
        Path marker = dataDirectory.resolve(MARKER);
        if (Files.notExists(marker)) {
            return Optional.empty();
        }
        return Optional.of(valueOf(Files.readString(marker).strip().toUpperCase(Locale.ROOT)));
    }

    void mark(Path dataDirectory) throws IOException {
        Path draft = dataDirectory.resolve(MARKER + ".making");
        Files.writeString(draft, name().toLowerCase(Locale.ROOT) + "\n");
        Files.move(draft, dataDirectory.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE);
    }

    DatabaseRefused.Reason whyNotAnother() {
        return switch (this) {
            case DEMO -> DatabaseRefused.Reason.HOLDS_A_DEMO;
            case SERVE -> DatabaseRefused.Reason.HOLDS_REAL_DATA;
        };
    }
}
