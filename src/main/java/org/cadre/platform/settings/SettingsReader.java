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
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** Reads settings from the environment and one file (the environment wins) and says everything that is wrong at once. */
public final class SettingsReader {
    /** Every setting; docs/settings.md says what each is for. */
    public static final List<String> KEYS = List.of(
            "CADRE_PUBLIC_URL",
            "CADRE_PORT",
            "CADRE_BIND",
            "CADRE_DATA",
            "CADRE_DATABASE_URL",
            "CADRE_DATABASE_USER",
            "CADRE_DATABASE_PASSWORD",
            "CADRE_DATABASE_OWNER",
            "CADRE_DATABASE_OWNER_PASSWORD",
            "CADRE_SMTP_URL",
            "CADRE_MAIL_FROM",
            "CADRE_BOUNCES",
            "CADRE_PRESENCE_DAYS",
            "CADRE_ASSOCIATION_NAME",
            "CADRE_ASSOCIATION_ADDRESS",
            "CADRE_ASSOCIATION_LOGO",
            "CADRE_SIGNERS",
            "CADRE_ZONE",
            "CADRE_LANGUAGE",
            "CADRE_MESSAGES",
            "CADRE_STRIPE_SECRET_KEY",
            "CADRE_STRIPE_WEBHOOK_SECRET",
            "CADRE_KEYS",
            "CADRE_KEYS_TOKEN",
            "CADRE_KEYS_PIN",
            "CADRE_CONFORMANCE_PORT",
            "CADRE_CONFORMANCE_KEYSTORE",
            "CADRE_CONFORMANCE_PASSWORD",
            "CADRE_REGISTER_CHECKPOINTS",
            "CADRE_BACKUPS",
            "CADRE_BACKUP_HOUR",
            "CADRE_BACKUP_KEEP",
            "CADRE_BACKUP_COPY",
            "CADRE_BACKUP_PASSPHRASE_FILE");

    private static final Texts TEXTS = new Texts();

    private static final Pattern DATABASE =
            Pattern.compile("jdbc:postgresql://([\\w.-]+|\\[[0-9a-fA-F:]+])(:\\d{1,5})?/[^/?\\s]+(\\?\\S*)?");

    private static final String NO_BACKUPS = "off";
    private static final int LARGEST_LOGO = 2000;
    private static final int LOGO_BYTES = 1024 * 1024;

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
            wrong.add(TEXTS.say("settings.file.not-utf-8", file.toString()));
        } catch (IOException | IllegalArgumentException e) {
            wrong.add(TEXTS.say("settings.file.not-readable", file.toString(), String.valueOf(e.getMessage())));
        }
        var known = new TreeSet<>(KEYS);
        properties.stringPropertyNames().forEach(key -> {
            if (!known.contains(key)) {
                wrong.add(TEXTS.say("settings.file.unknown", key, file.toString()));
            }
            given.put(key, properties.getProperty(key).strip());
        });
    }

    private ServerSettings read(boolean demo) {
        int port = value("CADRE_PORT", "8080", this::port, 8080);
        Path data = value("CADRE_DATA", "var", Path::of, Path.of("var"))
                .toAbsolutePath()
                .normalize();
        var settings = new Settings(
                value("CADRE_PUBLIC_URL", "http://127.0.0.1:" + port, this::publicUrl, URI.create("http://127.0.0.1")),
                data,
                demo,
                true,
                given.getOrDefault("CADRE_ASSOCIATION_NAME", otherwise(demo, "association-name")),
                given.getOrDefault("CADRE_ASSOCIATION_ADDRESS", otherwise(demo, "association-address")),
                optional("CADRE_ASSOCIATION_LOGO", this::logo),
                value("CADRE_MAIL_FROM", demo ? "office@bluebonnet.example" : "office@localhost", this::mail, ""),
                optional("CADRE_SMTP_URL", this::smtp),
                value("CADRE_SIGNERS", otherwise(demo, "signers"), this::signers, List.of()),
                value("CADRE_ZONE", "America/Chicago", this::zone, ZoneId.of("UTC")),
                payments(),
                optional("CADRE_BOUNCES", this::mailbox),
                value("CADRE_PRESENCE_DAYS", String.valueOf(Settings.PRESENCE_DAYS), this::days, 0),
                keys(data),
                conformance(),
                checkpoints(data, demo),
                backups(data),
                languages());
        String bind = value("CADRE_BIND", "127.0.0.1", this::bind, "127.0.0.1");
        var database = database();
        if (!wrong.isEmpty()) {
            throw new WrongSettings(wrong);
        }
        return new ServerSettings(settings, port, bind, database);
    }

    private static String otherwise(boolean demo, String key) {
        return TEXTS.say("settings.otherwise." + key + (demo ? ".demo" : ""));
    }

    private <T> T value(String key, String otherwise, Function<String, T> read, T whenWrong) {
        try {
            return read.apply(given.getOrDefault(key, otherwise));
        } catch (Unfit | IllegalArgumentException unfit) {
            wrong(key, String.valueOf(unfit.getMessage()));
            return whenWrong;
        }
    }

    private <T> @Nullable T optional(String key, Function<String, T> read) {
        String text = given.getOrDefault(key, "");
        try {
            return text.isEmpty() ? null : read.apply(text);
        } catch (Unfit | IllegalArgumentException unfit) {
            wrong(key, String.valueOf(unfit.getMessage()));
            return null;
        }
    }

    private void wrong(String key, String why) {
        wrong.add(TEXTS.say("settings.wrong", key, why));
    }

    private static final class Unfit extends RuntimeException {
        Unfit(String key, Object... arguments) {
            super(TEXTS.say(key, arguments), null, false, false);
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
        throw new Unfit("settings.port", text);
    }

    private String bind(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException _) {
            throw new Unfit("settings.bind", text);
        }
    }

    private URI publicUrl(String text) {
        URI url = uri(text);
        if (url.getHost() == null || !Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            throw new Unfit("settings.public-url", text);
        }
        if (url.getScheme().equals("http")
                && !Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost())) {
            throw new Unfit("settings.public-url.not-https");
        }
        if ((url.getPath() != null && url.getPath().length() > 1) || url.getQuery() != null) {
            throw new Unfit("settings.public-url.path");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new Unfit("settings.address", text, e.getReason());
        }
    }

    private Path logo(String text) {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Unfit("settings.logo.not-readable", text);
        }
        var png = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            png.setInput(in);
            if (Math.max(png.getWidth(0), png.getHeight(0)) > LARGEST_LOGO || Files.size(file) > LOGO_BYTES) {
                throw new Unfit("settings.logo.too-large", text, LARGEST_LOGO);
            }
            png.read(0);
        } catch (IOException _) {
            throw new Unfit("settings.logo.not-png", text);
        } finally {
            png.dispose();
        }
        return file;
    }

    private String mail(String text) {
        if (!text.matches("[^\\s@<>]+@[^\\s@<>]+")) {
            throw new Unfit("settings.mail", text);
        }
        return text;
    }

    private URI smtp(String text) {
        URI url = uri(text);
        if (url.getHost() == null || !Set.of("smtp", "smtps").contains(String.valueOf(url.getScheme()))) {
            throw new Unfit("settings.smtp");
        }
        return url;
    }

    private URI mailbox(String text) {
        URI url = uri(text);
        String who = String.valueOf(url.getRawUserInfo());
        if (url.getHost() == null
                || !Set.of("imap", "imaps").contains(String.valueOf(url.getScheme()))
                || !who.matches("[^:]+:.+")) {
            throw new Unfit("settings.bounces");
        }
        return url;
    }

    private int days(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new Unfit("settings.days", text);
        }
        return Integer.parseInt(text);
    }

    private List<Settings.Signer> signers(String text) {
        var signers = new ArrayList<Settings.Signer>();
        for (String one : text.split(";", -1)) {
            String[] parts = one.split(",", 2);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new Unfit("settings.signer", one.strip());
            }
            signers.add(new Settings.Signer(parts[0].strip(), parts[1].strip()));
        }
        if (signers.size() > 3) {
            throw new Unfit("settings.signers", signers.size());
        }
        return List.copyOf(signers);
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new Unfit("settings.zone", text);
        }
    }

    private Settings.Languages languages() {
        Path folder = optional("CADRE_MESSAGES", this::folder);
        var known = folder == null ? TEXTS : new Texts(folder);
        return new Settings.Languages(
                value(
                        "CADRE_LANGUAGE",
                        Language.ENGLISH.tag(),
                        tag -> known.language(tag)
                                .orElseThrow(() -> new Unfit(
                                        "settings.language",
                                        tag,
                                        known.languages().stream()
                                                .map(Language::tag)
                                                .toList())),
                        Language.ENGLISH),
                folder);
    }

    private Path folder(String text) {
        Path folder = Path.of(text).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new Unfit("settings.folder", text);
        }
        return folder;
    }

    private static String needed(String other) {
        return TEXTS.say("settings.needed", other);
    }

    private Settings.@Nullable PaymentKeys payments() {
        String key = given.getOrDefault("CADRE_STRIPE_SECRET_KEY", "");
        String secret = given.getOrDefault("CADRE_STRIPE_WEBHOOK_SECRET", "");
        if (key.isEmpty() && secret.isEmpty()) {
            return null;
        }
        // Neither is ever printed, wrong or right.
        if (key.isEmpty()) {
            wrong("CADRE_STRIPE_SECRET_KEY", needed("CADRE_STRIPE_WEBHOOK_SECRET"));
        } else if (!key.matches("(sk|rk)_(test|live)_\\w+")) {
            wrong("CADRE_STRIPE_SECRET_KEY", TEXTS.say("settings.stripe-key"));
        }
        if (secret.isEmpty()) {
            wrong("CADRE_STRIPE_WEBHOOK_SECRET", needed("CADRE_STRIPE_SECRET_KEY"));
        } else if (!secret.startsWith("whsec_")) {
            wrong("CADRE_STRIPE_WEBHOOK_SECRET", TEXTS.say("settings.stripe-secret"));
        }
        return new Settings.PaymentKeys(key, secret);
    }

    private Settings.Keys keys(Path data) {
        Path token = optional("CADRE_KEYS_TOKEN", this::readable);
        String pin = given.getOrDefault("CADRE_KEYS_PIN", "");
        if (token != null && pin.isEmpty()) {
            wrong("CADRE_KEYS_PIN", needed("CADRE_KEYS_TOKEN"));
        }
        Path folder = optional("CADRE_KEYS", Path::of);
        return new Settings.Keys(
                folder == null ? data.resolve("keys") : folder.toAbsolutePath().normalize(),
                token,
                pin.isEmpty() ? null : pin);
    }

    /** Beside the data, so that restoring those does not restore these; a demo's are made up like the rest of it. */
    private Path checkpoints(Path data, boolean demo) {
        Path usual = demo
                ? data.resolve(Settings.CHECKPOINTS)
                : data.resolveSibling(data.getFileName() + "-" + Settings.CHECKPOINTS);
        Path asked = optional("CADRE_REGISTER_CHECKPOINTS", Path::of);
        return (asked == null ? usual : asked).toAbsolutePath().normalize();
    }

    private Settings.Backups backups(Path data) {
        var usual = Settings.Backups.usual(data);
        String folder = given.getOrDefault("CADRE_BACKUPS", "");
        Path asked = optional("CADRE_BACKUPS", Path::of);
        var keep = value("CADRE_BACKUP_KEEP", "7 4 6", this::keep, List.of(1, 0, 0));
        Path copy = optional("CADRE_BACKUP_COPY", Path::of);
        return new Settings.Backups(
                folder.equals(NO_BACKUPS)
                        ? null
                        : asked == null
                                ? usual.folder()
                                : asked.toAbsolutePath().normalize(),
                value("CADRE_BACKUP_HOUR", Integer.toString(usual.hour()), this::hour, usual.hour()),
                keep.get(0),
                keep.get(1),
                keep.get(2),
                copy == null ? null : copy.toAbsolutePath().normalize(),
                optional("CADRE_BACKUP_PASSPHRASE_FILE", this::readable));
    }

    private int hour(String text) {
        if (!text.matches("[0-9]|1[0-9]|2[0-3]")) {
            throw new Unfit("settings.hour", text);
        }
        return Integer.parseInt(text);
    }

    private List<Integer> keep(String text) {
        if (!text.matches("[1-9]\\d{0,2} \\d{1,3} \\d{1,3}")) {
            throw new Unfit("settings.keep", text);
        }
        return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }

    private Path readable(String text) {
        Path file = Path.of(text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Unfit("settings.file.not-there", text);
        }
        return file;
    }

    private Settings.@Nullable Conformance conformance() {
        Integer port = optional("CADRE_CONFORMANCE_PORT", this::port);
        Path keystore = optional("CADRE_CONFORMANCE_KEYSTORE", this::readable);
        String password = given.getOrDefault("CADRE_CONFORMANCE_PASSWORD", "");
        if (keystore != null && password.isEmpty()) {
            wrong("CADRE_CONFORMANCE_PASSWORD", needed("CADRE_CONFORMANCE_KEYSTORE"));
        }
        return port == null ? null : new Settings.Conformance(port, keystore, password.isEmpty() ? null : password);
    }

    private ServerSettings.@Nullable ExternalDatabase database() {
        String url = given.get("CADRE_DATABASE_URL");
        if (url == null || url.isEmpty()) {
            return null;
        }
        if (!DATABASE.matcher(url).matches()) {
            wrong("CADRE_DATABASE_URL", TEXTS.say("settings.database", url));
        }
        String user = given.getOrDefault("CADRE_DATABASE_USER", "");
        if (user.isEmpty()) {
            wrong("CADRE_DATABASE_USER", needed("CADRE_DATABASE_URL"));
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
