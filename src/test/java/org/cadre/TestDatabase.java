package org.cadre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresBinaries;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Purpose;
import org.cadre.platform.database.Running;

/**
 * One real PostgreSQL for all tests of this JVM, in a folder of its own, gone when the JVM ends. It is the bundled one,
 * or, with CADRE_TEST_POSTGRES=15, Debian's of that version.
 */
public final class TestDatabase {
    private static final Map<String, String> QUICK_BUT_NOT_SAFE =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private TestDatabase() {}

    public static Running running() {
        return One.RUNNING;
    }

    /** The programs the tests run on. */
    public static PostgresBinaries binaries() {
        String version = System.getenv("CADRE_TEST_POSTGRES");
        return version == null
                ? PostgresBinaries.bundled()
                : PostgresBinaries.installed(Path.of("/usr/lib/postgresql", version, "bin"));
    }

    private static final class One {
        static final Running RUNNING = start();

        private static Running start() {
            try {
                Path folder = Files.createTempDirectory("cadre-test-");
                // PostgreSQL may run as another user, who must get through.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                var running = new PostgresKeeper(binaries(), QUICK_BUT_NOT_SAFE, Progress.silent())
                        .keep(folder.resolve("data"), Purpose.DEMO);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    running.close();
                    delete(folder);
                }));
                return running;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
