package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The process that runs PostgreSQL on a database folder, as its own notes there and the system tell. */
record Postmaster(ProcessHandle process, int port, boolean ready) {
    static final String NOTES = "postmaster.pid";

    /** The live one; notes left behind by a dead one, or by a process number used again, count for nothing. */
    static Optional<Postmaster> on(Path database) throws IOException {
        List<String> notes;
        try {
            notes = Files.readAllLines(database.resolve(NOTES));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (notes.size() < 4) {
            return Optional.empty();
        }
        boolean ready = notes.size() > 7 && notes.get(7).strip().equals("ready");
        return ProcessHandle.of(Math.abs(Long.parseLong(notes.getFirst().strip())))
                .filter(process -> worksIn(process, database))
                .map(process ->
                        new Postmaster(process, Integer.parseInt(notes.get(3).strip()), ready));
    }

    /** Every process of PostgreSQL on the folder; after a crash its helpers may outlive the postmaster for a moment. */
    static List<ProcessHandle> processesOn(Path database) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, database))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path database) {
        try {
            Path known = Path.of("/proc/" + process.pid());
            return known.resolve("cwd").toRealPath().equals(database)
                    && Files.readString(known.resolve("comm")).strip().equals("postgres");
        } catch (IOException _) {
            return false;
        }
    }

    boolean isCadres() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains(Cluster.CLUSTER_NAME);
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
    void stop() throws IOException {
        signal("INT", process.pid());
    }

    static void signal(String name, long pid) throws IOException {
        Waiting.toEnd(new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }
}
