package org.cadre.platform.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings from the environment and one file (the environment wins) and says everything that is wrong at once. */
public final class SettingsReader {
    /** One setting: its key, what it is for and what holds when it is not set. */
    public record Key(String name, String meaning, String otherwise) {}

    public static final List<Key> KEYS = List.of(
            new Key(
                    "CADRE_PUBLIC_URL",
                    "The address people reach Cadre at. https, unless the host is this machine itself.",
                    "http://127.0.0.1:<port>"),
            new Key("CADRE_PORT", "The port the server listens on.", "8080"),
            new Key("CADRE_BIND", "The address the server listens on.", "127.0.0.1"),
            new Key("CADRE_DATA", "The folder of files, keys and the embedded database.", "var"),
            new Key(
                    "CADRE_DATABASE_URL",
                    "An external PostgreSQL, 15 or newer: jdbc:postgresql://host:port/name",
                    "the embedded database"),
            new Key("CADRE_DATABASE_USER", "The role the server works as; it may not change what is append-only.", ""),
            new Key("CADRE_DATABASE_PASSWORD", "Its password.", ""),
            new Key(
                    "CADRE_DATABASE_OWNER",
                    "The role that owns the tables and runs migrations.",
                    "CADRE_DATABASE_USER"),
            new Key("CADRE_DATABASE_OWNER_PASSWORD", "Its password.", "CADRE_DATABASE_PASSWORD"),
            new Key(
                    "CADRE_SMTP_URL",
                    "The mail server: smtp://user:password@host:587 or smtps://…",
                    "none: mail is kept, not sent"),
            new Key("CADRE_MAIL_FROM", "The sender of every mail.", "office@localhost"),
            new Key("CADRE_ASSOCIATION_NAME", "The association that runs the program.", "Our principals association"),
            new Key("CADRE_ASSOCIATION_ADDRESS", "Its postal address, in one line.", "-"),
            new Key("CADRE_ASSOCIATION_LOGO", "A PNG or SVG file of its logo, shown on every page.", "none"),
            new Key(
                    "CADRE_SIGNERS",
                    "Who signs certificates: Name, Title; Name, Title (three at most).",
                    "Executive Director, for the association"),
            new Key("CADRE_ZONE", "The program's time zone.", "America/Chicago"),
            new Key(
                    "CADRE_STRIPE_SECRET_KEY",
                    "The secret key of the Stripe account that card payments are taken with: sk_… or rk_…",
                    "none: paying by card is not offered"),
            new Key(
                    "CADRE_STRIPE_WEBHOOK_SECRET",
                    "What that account signs its messages to <CADRE_PUBLIC_URL>/webhooks/card with: whsec_…",
                    "none: paying by card is not offered"));

    private static final Pattern DATABASE =
            Pattern.compile("jdbc:postgresql://([\\w.-]+|\\[[0-9a-fA-F:]+])(:\\d{1,5})?/[^/?\\s]+(\\?\\S*)?");

    private final Map<String, String> given;
    private final List<String> wrong = new ArrayList<>();

    private SettingsReader(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Reads and checks.
     *
     * @param environment the process's environment
     * @param file a file of KEY=value lines, or null
     * @throws WrongSettings naming every wrong one
     */
    public static ServerSettings read(Map<String, String> environment, @Nullable Path file, boolean demo) {
        var given = new LinkedHashMap<String, String>();
        var wrong = new ArrayList<String>();
        if (file != null) {
            fromFile(file, given, wrong);
        }
        environment.forEach((key, value) -> {
            if (key.startsWith("CADRE_")) {
                given.put(key, value);
            }
        });
        var reader = new SettingsReader(given);
        reader.wrong.addAll(wrong);
        return reader.read(demo);
    }

    private static void fromFile(Path file, Map<String, String> given, List<String> wrong) {
        var properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (MalformedInputException e) {
            wrong.add("the settings file " + file + " is not UTF-8 text");
        } catch (IOException | IllegalArgumentException e) {
            wrong.add("the settings file " + file + " cannot be read: " + e.getMessage());
        }
        var known = new TreeSet<>(KEYS.stream().map(Key::name).toList());
        properties.stringPropertyNames().forEach(key -> {
            if (!known.contains(key)) {
                wrong.add(key + " in " + file + " is not a setting of Cadre");
            }
            given.put(key, properties.getProperty(key).strip());
        });
    }

    private ServerSettings read(boolean demo) {
        int port = value("CADRE_PORT", "8080", this::port, 8080);
        var settings = new Settings(
                value("CADRE_PUBLIC_URL", "http://127.0.0.1:" + port, this::publicUrl, URI.create("http://127.0.0.1")),
                value("CADRE_DATA", "var", Path::of, Path.of("var"))
                        .toAbsolutePath()
                        .normalize(),
                demo,
                true,
                given.getOrDefault(
                        "CADRE_ASSOCIATION_NAME",
                        demo ? "Bluebonnet Principals Association (sample)" : "Our principals association"),
                given.getOrDefault("CADRE_ASSOCIATION_ADDRESS", demo ? "1 Example Plaza, Austin, TX 78701" : "-"),
                optional("CADRE_ASSOCIATION_LOGO", this::logo),
                value("CADRE_MAIL_FROM", demo ? "office@bluebonnet.example" : "office@localhost", this::mail, ""),
                optional("CADRE_SMTP_URL", this::smtp),
                value(
                        "CADRE_SIGNERS",
                        demo ? "Ada Example, Executive Director" : "Executive Director, for the association",
                        this::signers,
                        List.of()),
                value("CADRE_ZONE", "America/Chicago", this::zone, ZoneId.of("UTC")),
                payments());
        String bind = value("CADRE_BIND", "127.0.0.1", this::bind, "127.0.0.1");
        var database = database();
        if (!wrong.isEmpty()) {
            throw new WrongSettings(wrong);
        }
        return new ServerSettings(settings, port, bind, database);
    }

    private <T> T value(String key, String otherwise, Function<String, T> read, T whenWrong) {
        try {
            return read.apply(given.getOrDefault(key, otherwise));
        } catch (Unfit | IllegalArgumentException unfit) {
            wrong.add(key + ": " + unfit.getMessage());
            return whenWrong;
        }
    }

    private <T> @Nullable T optional(String key, Function<String, T> read) {
        String text = given.getOrDefault(key, "");
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (Unfit | IllegalArgumentException unfit) {
            wrong.add(key + ": " + unfit.getMessage());
            return null;
        }
    }

    private static final class Unfit extends RuntimeException {
        Unfit(String why) {
            super(why, null, false, false);
        }
    }

    private int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Unfit("“" + text + "” is not a port (0 to 65535)");
    }

    private String bind(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException _) {
            throw new Unfit("“" + text + "” is not an address of this machine such as 127.0.0.1 or 0.0.0.0");
        }
    }

    private URI publicUrl(String text) {
        URI url = uri(text);
        if (url.getHost() == null || !Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            throw new Unfit("“" + text + "” is not an address such as https://mentors.example.org");
        }
        if (url.getScheme().equals("http")
                && !Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost())) {
            throw new Unfit(
                    "must begin with https:// (sign-in and certificates travel over it), unless the host is this machine itself");
        }
        if ((url.getPath() != null && url.getPath().length() > 1) || url.getQuery() != null) {
            throw new Unfit("must have no path; Cadre lives at the root of its host");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Unfit("“" + text + "” is not an address: " + e.getReason());
        }
    }

    private Path logo(String text) {
        Path file = Path.of(text);
        if (!Files.isReadable(file) || !text.matches("(?i).*\\.(png|svg)")) {
            throw new Unfit("“" + text + "” is not a readable PNG or SVG file");
        }
        return file;
    }

    private String mail(String text) {
        if (!text.matches("[^\\s@<>]+@[^\\s@<>]+")) {
            throw new Unfit("“" + text + "” is not a mail address");
        }
        return text;
    }

    private URI smtp(String text) {
        URI url = uri(text);
        if (url.getHost() == null || !Set.of("smtp", "smtps").contains(String.valueOf(url.getScheme()))) {
            throw new Unfit("is not an address such as smtp://user:password@mail.example.org:587");
        }
        return url;
    }

    private List<Settings.Signer> signers(String text) {
        var signers = new ArrayList<Settings.Signer>();
        for (String one : text.split(";", -1)) {
            String[] parts = one.split(",", 2);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new Unfit("“" + one.strip() + "” is not of the form Name, Title");
            }
            signers.add(new Settings.Signer(parts[0].strip(), parts[1].strip()));
        }
        if (signers.size() > 3) {
            throw new Unfit("has " + signers.size() + " signers; a certificate has room for three");
        }
        return List.copyOf(signers);
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new Unfit("“" + text + "” is not a time zone such as America/Chicago");
        }
    }

    private Settings.@Nullable PaymentKeys payments() {
        String key = given.getOrDefault("CADRE_STRIPE_SECRET_KEY", "");
        String secret = given.getOrDefault("CADRE_STRIPE_WEBHOOK_SECRET", "");
        if (key.isEmpty() && secret.isEmpty()) {
            return null;
        }
        // Neither is ever printed, wrong or right.
        if (key.isEmpty()) {
            wrong.add("CADRE_STRIPE_SECRET_KEY: is needed with CADRE_STRIPE_WEBHOOK_SECRET");
        } else if (!key.matches("(sk|rk)_(test|live)_\\w+")) {
            wrong.add("CADRE_STRIPE_SECRET_KEY: does not begin with sk_test_, sk_live_, rk_test_ or rk_live_");
        }
        if (secret.isEmpty()) {
            wrong.add("CADRE_STRIPE_WEBHOOK_SECRET: is needed with CADRE_STRIPE_SECRET_KEY");
        } else if (!secret.startsWith("whsec_")) {
            wrong.add("CADRE_STRIPE_WEBHOOK_SECRET: does not begin with whsec_");
        }
        return new Settings.PaymentKeys(key, secret);
    }

    private ServerSettings.@Nullable ExternalDatabase database() {
        String url = given.get("CADRE_DATABASE_URL");
        if (url == null || url.isEmpty()) {
            return null;
        }
        if (!DATABASE.matcher(url).matches()) {
            wrong.add("CADRE_DATABASE_URL: “" + url + "” is not of the form jdbc:postgresql://host:port/name");
        }
        String user = given.getOrDefault("CADRE_DATABASE_USER", "");
        if (user.isEmpty()) {
            wrong.add("CADRE_DATABASE_USER: is needed with CADRE_DATABASE_URL");
        }
        String password = given.getOrDefault("CADRE_DATABASE_PASSWORD", "");
        return new ServerSettings.ExternalDatabase(
                url,
                user,
                password,
                given.getOrDefault("CADRE_DATABASE_OWNER", user),
                given.getOrDefault("CADRE_DATABASE_OWNER_PASSWORD", password));
    }
}
