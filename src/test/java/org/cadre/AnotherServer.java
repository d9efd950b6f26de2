package org.cadre;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cadre.platform.settings.Settings;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A second server on the database of the tests, in a process of its own: it can be killed as the kernel kills, or told to
 * stop.
 */
public final class AnotherServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI url;
    private final Process process;

    private AnotherServer(URI url, Process process) {
        this.url = url;
        this.process = process;
    }

    public static AnotherServer start() {
        try {
            return start(freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** At a port it may have had before. */
    public static AnotherServer start(int port) throws IOException {
        var database = TestDatabase.running();
        var log = Files.createTempFile("cadre-another-", ".log");
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherServer.class.getName(),
                        Integer.toString(port)))
                .redirectError(log.toFile());
        builder.environment().put("DATABASE_URL", database.jdbcUrl());
        builder.environment().put("DATABASE_USER", database.appUser());
        builder.environment().put("DATABASE_PASSWORD", database.appPassword());
        var process = builder.start();
        var out = process.inputReader();
        awaitReady(out, log);
        Thread.ofVirtual().start(() -> readOn(out));
        return new AnotherServer(URI.create("http://127.0.0.1:" + port), process);
    }

    private static void awaitReady(BufferedReader out, Path log) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("ready")) {
                return;
            }
        }
        throw new AssertionError("the other server did not start:\n" + Files.readString(log));
    }

    private static void readOn(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // Nobody asks what it says.
            }
        } catch (IOException _) {
            // It is gone.
        }
    }

    public URI url() {
        return url;
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Tells it to stop, as an operator does, and waits until it has; how long that took. */
    public Duration stop() {
        long began = System.nanoTime();
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() {
        stop();
    }

    /** What runs in the other process. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        var data = Files.createTempDirectory("cadre-another-");
        new SpringApplicationBuilder(Cadre.class)
                .profiles("demo")
                .logStartupInfo(false)
                .properties(Map.ofEntries(
                        Map.entry("server.port", port),
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("spring.datasource.url", System.getenv("DATABASE_URL")),
                        Map.entry("spring.datasource.username", System.getenv("DATABASE_USER")),
                        Map.entry("spring.datasource.password", System.getenv("DATABASE_PASSWORD")),
                        Map.entry("spring.flyway.enabled", "false")))
                .initializers(context -> ((GenericApplicationContext) context)
                        .getBeanFactory()
                        .registerSingleton("settings", settings(port, data)))
                .run();
        System.out.println("ready");
    }

    private static Settings settings(int port, Path data) {
        return new Settings(
                URI.create("http://127.0.0.1:" + port),
                data,
                true,
                false,
                "Bluebonnet Principals Association (sample)",
                "1 Example Plaza, Austin, TX 78701",
                null,
                "office@bluebonnet.example",
                null,
                List.of(new Settings.Signer("Ada Example", "Executive Director")),
                ZoneId.of("America/Chicago"));
    }
}
