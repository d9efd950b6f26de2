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
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL for all tests of this JVM, in a folder of its own, gone when the JVM ends. It is the bundled one,
 * or, with CADRE_TEST_POSTGRES=15, Debian's of that version.
 */
public final class TestDatabase {
    /** Settings for what need not survive a power cut. */
    public static final Map<String, String> QUICK = Map.of("fsync", "off", "full_page_writes", "off");

    private static final Path FOLDER = makeFolder();
    private static final PostgresBinaries BINARIES = findBinaries();
    private static @Nullable Running one;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::clearAway));
    }

    private TestDatabase() {}

    public static synchronized Running running() {
        if (one == null) {
            one = new PostgresKeeper(BINARIES, QUICK, Progress.silent()).keep(FOLDER.resolve("data"), Purpose.DEMO);
        }
        return one;
    }

    /** The programs the tests run on, unpacked once. */
    public static PostgresBinaries binaries() {
        return BINARIES;
    }

    private static PostgresBinaries findBinaries() {
        String version = System.getenv("CADRE_TEST_POSTGRES");
        return version == null
                ? PostgresBinaries.bundledIn(FOLDER)
                : PostgresBinaries.installed(Path.of("/usr/lib/postgresql", version, "bin"));
    }

    private static Path makeFolder() {
        try {
            Path folder = Files.createTempDirectory("cadre-test-");
            // PostgreSQL may run as another user, who must get through.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void clearAway() {
        if (one != null) {
            one.close();
        }
        try (var paths = Files.walk(FOLDER)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
