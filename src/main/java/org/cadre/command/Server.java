package org.cadre.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.cadre.Cadre;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Purpose;
import org.cadre.platform.database.Running;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.settings.ServerSettings.ExternalDatabase;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A started Cadre: the application and, unless an external one is used, its database. Closing ends them in order. */
final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext application;
    private final @Nullable Running database;

    private Server(ConfigurableApplicationContext application, @Nullable Running database) {
        this.application = application;
        this.database = database;
    }

    /** Starts database and server; nothing is left running when that fails. */
    static Server start(ServerSettings settings, Progress progress) {
        makeSureOfPort(settings);
        makeSureOfDatabase(settings);
        Purpose purpose = settings.settings().demo() ? Purpose.DEMO : Purpose.SERVE;
        Running database = settings.database() == null
                ? PostgresKeeper.start(settings.settings().dataDirectory(), purpose, progress)
                : null;
        return start(settings, database, WebApplicationType.SERVLET, progress);
    }

    /** Starts what a command needs of the application, without its pages and jobs, on a database that may be in use. */
    static Server forCommand(ServerSettings settings, Progress progress) {
        makeSureOfDatabase(settings);
        Running database = settings.database() == null
                ? PostgresKeeper.attachOrStart(settings.settings().dataDirectory(), progress)
                : null;
        var quiet = new ServerSettings(
                settings.settings().withoutJobs(), settings.port(), settings.bind(), settings.database());
        return start(quiet, database, WebApplicationType.NONE, progress);
    }

    private static Server start(
            ServerSettings settings, @Nullable Running database, WebApplicationType kind, Progress progress) {
        try {
            progress.step(new Texts().say("command.step.server"));
            return new Server(application(settings, database, kind), database);
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            throw whyNot(e);
        }
    }

    private static ConfigurableApplicationContext application(
            ServerSettings settings, @Nullable Running database, WebApplicationType kind) {
        var application = new SpringApplicationBuilder(Cadre.class)
                .web(kind)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .profiles(profiles(settings.settings()))
                .properties(properties(settings, database))
                .initializers(context -> context.getBeanFactory().registerSingleton("settings", settings.settings()));
        // What it keeps of its own start is nobody's language yet, whoever typed the command.
        return Language.ENGLISH.during(application::run);
    }

    private static String[] profiles(Settings settings) {
        String purpose = settings.demo() ? "demo" : "serve";
        return settings.conformance() == null ? new String[] {purpose} : new String[] {purpose, "conformance"};
    }

    private static Map<String, Object> properties(ServerSettings settings, @Nullable Running database) {
        var external = settings.database();
        var access = external != null
                ? external
                : new ExternalDatabase(
                        Objects.requireNonNull(database).jdbcUrl(),
                        database.appUser(),
                        database.appPassword(),
                        database.ownerUser(),
                        database.ownerPassword());
        var properties = new HashMap<String, Object>();
        if (!settings.settings().demo()) {
            properties.put("logging.structured.format.console", "ecs");
        }
        // Why it does not start is said in one sentence, or with its whole trace by the command line.
        for (String loud : List.of(
                "org.springframework.boot.SpringApplication",
                "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext",
                "org.springframework.context.annotation.AnnotationConfigApplicationContext")) {
            properties.put("logging.level." + loud, "off");
        }
        properties.put("server.port", settings.port());
        properties.put("server.address", settings.bind());
        properties.put("spring.datasource.url", access.url());
        properties.put("spring.datasource.username", access.user());
        properties.put("spring.datasource.password", access.password());
        properties.put("spring.flyway.url", access.url());
        properties.put("spring.flyway.user", access.owner());
        properties.put("spring.flyway.password", access.ownerPassword());
        properties.put("spring.flyway.placeholders.app_role", access.user());
        return properties;
    }

    private static void makeSureOfDatabase(ServerSettings settings) {
        var database = settings.database();
        if (database != null) {
            ExternalPostgres.makeSureOf(database);
        }
    }

    private static void makeSureOfPort(ServerSettings settings) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()));
        } catch (IOException e) {
            String port = Integer.toString(settings.port());
            String why = String.valueOf(e.getMessage());
            throw why.contains("in use")
                    ? new NotStarted("command.port.taken", port, settings.bind())
                    : new NotStarted("command.port.not-there", port, settings.bind(), why);
        }
    }

    private static RuntimeException whyNot(RuntimeException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof FlywayValidateException && message.contains("not resolved locally")) {
                return new NotStarted("command.database.newer");
            }
            if (cause instanceof ConnectException || message.startsWith("FATAL:")) {
                return new NotStarted(
                        "command.database.not-reached",
                        message.lines().findFirst().orElse(""));
            }
        }
        return trouble;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    int port() {
        return Integer.parseInt(application.getEnvironment().getProperty("local.server.port", "0"));
    }

    /** Waits until the process is told to end, then ends the server first and its database after it. */
    void untilStopped() {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close();
            stopped.countDown();
        }));
        if (database != null) {
            database.ended().thenRun(() -> {
                if (application.isActive()) {
                    System.err.println(new Texts().say("command.database.ended"));
                    new Thread(() -> System.exit(1)).start();
                }
            });
        }
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        application.close();
        if (database != null) {
            database.close();
        }
    }
}
