package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh folder for each test that the database's user can pass through, which JUnit's own are not for root. */
final class DataFolders implements BeforeEachCallback, AfterEachCallback {
    private Path folder = Path.of("");

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("cadre-keeper-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Folders.delete(folder);
    }
}
