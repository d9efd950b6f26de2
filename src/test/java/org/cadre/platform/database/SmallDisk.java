package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of a few megabytes at a folder, where the system lets us make one. Where it does not (only root may), a folder
 * whose lock stands on /dev/full: writing there fails as on a full disk.
 */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    public static SmallDisk at(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        var disk = new SmallDisk(
                folder,
                run("mount", "-t", "tmpfs", "-o", "mode=711,size=" + megabytes + "m", "tmpfs", folder.toString()));
        if (!disk.mounted) {
            disk.fill();
        }
        return disk;
    }

    public void grow(int megabytes) throws IOException {
        if (mounted) {
            run("mount", "-o", "remount,size=" + megabytes + "m", folder.toString());
        } else {
            Files.delete(lock());
        }
    }

    public void fill() throws IOException {
        if (!mounted) {
            Files.deleteIfExists(lock());
            Files.createSymbolicLink(lock(), Path.of("/dev/full"));
            return;
        }
        var block = new byte[1 << 16];
        try (var filler = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException _) {
            // full
        }
    }

    private Path lock() {
        return folder.resolve(FolderLock.FILE);
    }

    private static boolean run(String... command) throws IOException {
        return Waiting.toEnd(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start())
                == 0;
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run("umount", folder.toString());
        }
    }
}
