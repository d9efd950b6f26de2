package org.cadre.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cadre.platform.command.Progress;

/** A Cadre in a process of its own that keeps a database until it is told to end, or killed. */
final class KeeperProcess implements AutoCloseable {
    private final Process process;
    private final ProcessHandle postgres;

    private KeeperProcess(Process process, ProcessHandle postgres) {
        this.process = process;
        this.postgres = postgres;
    }

    static KeeperProcess on(Path data, Path bin) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        KeeperProcess.class.getName(),
                        data.toString(),
                        bin.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        long postgres = Long.parseLong(Objects.requireNonNull(said.readLine(), "the keeper did not start"));
        return new KeeperProcess(process, ProcessHandle.of(postgres).orElseThrow());
    }

    public static void main(String[] arguments) throws IOException {
        var binaries = PostgresBinaries.installed(Path.of(arguments[1]));
        var running = new PostgresKeeper(binaries, Map.of("fsync", "off"), Progress.silent())
                .keep(Path.of(arguments[0]), Purpose.SERVE);
        System.out.println(running.pid());
        while (System.in.read() >= 0) {
            // until its starter closes the pipe
        }
        running.close();
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle postgres() {
        return postgres;
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
