package org.cadre.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cadre.Cadre;
import org.cadre.demo.Demo;
import org.cadre.demo.Generator;
import org.cadre.people.NcesImport;
import org.cadre.people.NcesSample;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresBinaries;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Purpose;
import org.cadre.platform.database.Running;
import org.cadre.platform.settings.Settings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * A server for one bench, as it would run for real but for its jobs: its own durable database in a folder that is gone
 * afterwards, and one page that does nothing, to measure the others against.
 */
final class BenchServer implements AutoCloseable {
    /** Answers with as many bytes as it is asked for: what a page costs that costs nothing. */
    static final String BARE = "/bench/bare?bytes=";

    private final Path folder;
    private final Running database;
    private final ConfigurableApplicationContext application;
    private final URI url;
    private final SqlRecording recording;

    private BenchServer(
            Path folder,
            Running database,
            ConfigurableApplicationContext application,
            URI url,
            SqlRecording recording) {
        this.folder = folder;
        this.database = database;
        this.application = application;
        this.url = url;
        this.recording = recording;
    }

    static BenchServer start() throws IOException {
        Path folder = Files.createTempDirectory("cadre-bench-");
        // PostgreSQL may run as another user, who must get through.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path data = folder.resolve("data");
        var database = new PostgresKeeper(PostgresBinaries.bundledIn(folder), Map.of(), Progress.silent())
                .keep(data, Purpose.DEMO);
        int port = freePort();
        var url = URI.create("http://127.0.0.1:" + port);
        var recording = new SqlRecording();
        var application = new SpringApplicationBuilder(Cadre.class)
                .web(WebApplicationType.SERVLET)
                .profiles("demo")
                .logStartupInfo(false)
                .properties(properties(database, port))
                .initializers(context -> prepare(
                        (GenericApplicationContext) context, settings(url, data), recording, folder.resolve("files")))
                .run();
        return new BenchServer(folder, database, application, url, recording);
    }

    private static Map<String, Object> properties(Running database, int port) {
        return Map.ofEntries(
                Map.entry("server.port", port),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.appUser()),
                Map.entry("spring.datasource.password", database.appPassword()),
                Map.entry("spring.flyway.url", database.jdbcUrl()),
                Map.entry("spring.flyway.user", database.ownerUser()),
                Map.entry("spring.flyway.password", database.ownerPassword()),
                Map.entry("spring.flyway.placeholders.app_role", database.appUser()),
                Map.entry("logging.level.root", "warn"),
                Map.entry("logging.level.org.cadre", "warn"));
    }

    private static Settings settings(URI url, Path data) {
        return new Settings(
                url,
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

    private static void prepare(
            GenericApplicationContext context, Settings settings, SqlRecording recording, Path files) {
        context.getBeanFactory().addBeanPostProcessor(recording);
        context.getBeanFactory().registerSingleton("settings", settings);
        context.registerBean(
                "bare", ServletRegistrationBean.class, () -> new ServletRegistrationBean<>(new Bare(), "/bench/bare"));
        context.registerBean("benchFile", ResourceHttpRequestHandler.class, () -> {
            var handler = new ResourceHttpRequestHandler();
            handler.setLocationValues(List.of(files.toUri().toString()));
            return handler;
        });
        context.registerBean(
                "benchFiles",
                SimpleUrlHandlerMapping.class,
                () -> new SimpleUrlHandlerMapping(Map.of("/bench/files/**", "benchFile"), 0));
    }

    private static final class Bare extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var bytes = new byte[Integer.parseInt(request.getParameter("bytes"))];
            Arrays.fill(bytes, (byte) 'x');
            response.setContentType("text/html");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    /** Files as the server serves them, of the size that is asked for. */
    URI file(int bytes) throws IOException {
        Path file = folder.resolve("files").resolve(bytes + ".html");
        Files.createDirectories(file.getParent());
        var content = new byte[bytes];
        Arrays.fill(content, (byte) 'x');
        Files.write(file, content);
        return url.resolve("/bench/files/" + bytes + ".html");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return url;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    BeanFactory beans() {
        return application;
    }

    /** What its requests send to the database. */
    SqlRecording recording() {
        return recording;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** As the server itself. */
    Connection app() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword());
    }

    /** As the owner of the tables, for what the server itself may not do. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    /** CPU that this process and its database have used so far. */
    Duration cpu() {
        var own = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        return ProcessHandle.of(database.pid())
                .orElseThrow()
                .descendants()
                .map(backend -> backend.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(own, Duration::plus);
    }

    /** The real organizations that come with Cadre. */
    void loadDirectory() throws IOException {
        for (String file : NcesSample.FILES) {
            try (var rows = NcesSample.open(file)) {
                bean(NcesImport.class).load(file, rows, Actor.SYSTEM, Progress.silent());
            }
        }
    }

    /** The directory, the cast and so many made-up people around them. */
    Generator.Tally loadPeople(int people) throws IOException {
        loadDirectory();
        bean(Demo.class).bringIn();
        var outcome = bean(Generator.class).generate(people, 1, false, Progress.silent());
        if (!(outcome instanceof Generator.Outcome.Generated(var tally))) {
            throw new IllegalStateException("nobody was generated: " + outcome);
        }
        analyze();
        return tally;
    }

    /** What the database does by itself after a while, so that no figure depends on when. */
    private void analyze() {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        application.close();
        database.close();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
