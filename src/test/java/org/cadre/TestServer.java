package org.cadre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cadre.platform.settings.Settings;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the server under test its settings, its database and a free port. */
public class TestServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int PORT = freePort();

    public static URI url() {
        return URI.create("http://127.0.0.1:" + PORT);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.running();
        context.getEnvironment().addActiveProfile("demo");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.ofEntries(
                                Map.entry("server.port", PORT),
                                Map.entry("server.address", "127.0.0.1"),
                                Map.entry("spring.datasource.url", database.jdbcUrl()),
                                Map.entry("spring.datasource.username", database.appUser()),
                                Map.entry("spring.datasource.password", database.appPassword()),
                                Map.entry("spring.flyway.url", database.jdbcUrl()),
                                Map.entry("spring.flyway.user", database.ownerUser()),
                                Map.entry("spring.flyway.password", database.ownerPassword()),
                                Map.entry("spring.flyway.placeholders.app_role", database.appUser()))));
        context.getBeanFactory()
                .registerSingleton(
                        "settings",
                        new Settings(
                                url(),
                                dataDirectory(),
                                true,
                                false,
                                "Bluebonnet Principals Association (sample)",
                                "1 Example Plaza, Austin, TX 78701",
                                null,
                                "office@bluebonnet.example",
                                null,
                                List.of(new Settings.Signer("Ada Example", "Executive Director")),
                                ZoneId.of("America/Chicago")));
    }

    private static Path dataDirectory() {
        try {
            return Files.createTempDirectory("cadre-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
