package org.cadre.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who PostgreSQL runs as: the user who runs Cadre, or, because it refuses root, an unprivileged one. */
record ServerUser(String name, int uid, int gid, boolean another) {
    private static final int NOBODY = 65534;
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    static ServerUser find() throws IOException {
        // The kernel shows a process's own folder as owned by whom it acts as.
        int uid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        int gid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
        if (uid != 0) {
            return new ServerUser(System.getProperty("user.name"), uid, gid, false);
        }
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] entry = line.split(":", -1);
            if (entry.length > 3 && entry[0].equals("postgres")) {
                return new ServerUser(entry[0], Integer.parseInt(entry[2]), Integer.parseInt(entry[3]), true);
            }
        }
        return new ServerUser(Integer.toString(NOBODY), NOBODY, NOBODY, true);
    }

    /**
     * The command, run as this user in a session of its own (so that Ctrl-C does not reach it) and sent the signal when
     * the thread that starts it ends.
     */
    ProcessBuilder run(String signalWhenStarterEnds, List<String> command) {
        var whole = new ArrayList<>(List.of("setsid", "setpriv"));
        if (another) {
            whole.addAll(List.of("--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        }
        whole.addAll(List.of("--pdeathsig", signalWhenStarterEnds, "--"));
        whole.addAll(command);
        var builder =
                new ProcessBuilder(whole).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    boolean reaches(Path folder) throws IOException {
        if (!another) {
            return true;
        }
        Process test = run("KILL", List.of("sh", "-c", "cd -- \"$1\" 2>/dev/null || exit 9", "sh", folder.toString()))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return switch (Waiting.toEnd(test)) {
            case 0 -> true;
            case 9 -> false;
            default -> throw new IOException(said.strip());
        };
    }

    /** Where there is a database already, its owner, whoever that is: perhaps it was not root who began it. */
    ServerUser orOwnerOf(Path database) throws IOException {
        if (!another || Files.notExists(database)) {
            return this;
        }
        int owner = (int) Files.getAttribute(database, "unix:uid");
        return owner == 0 || owner == uid
                ? this
                : new ServerUser(
                        Files.getOwner(database).getName(),
                        owner,
                        (int) Files.getAttribute(database, "unix:gid"),
                        true);
    }

    /** Makes the folder and its missing parents so that this user can pass through them. */
    void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        Files.createDirectory(folder);
        if (another) {
            Files.setPosixFilePermissions(folder, PASSABLE);
        }
    }

    void own(Path path) throws IOException {
        if (another) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }
}
