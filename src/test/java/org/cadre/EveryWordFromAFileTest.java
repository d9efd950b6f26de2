package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.demo.Demo;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No sentence stands in code or template: the main pages are read in a language made up at test time, in which each text of
 * the message files stands between marks. What is read outside of them is data, or found here.
 */
@CadreTest
class EveryWordFromAFileTest {
    private static final Language MARKED = new Language("en-XA");
    private static final Pattern SAID = Pattern.compile("\u27e6[^\u27e6\u27e7]*\u27e7");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ;:'’“”&@_/()-]*\\p{L}");
    private static final List<String> READ_ALOUD =
            List.of("alt", "title", "aria-label", "placeholder", "data-label", "data-waiting", "aria-description");

    /** Places beside those of the navigation; the front page has the language of its own words. */
    private static final Map<String, List<String>> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put(
                "nobody",
                List.of(
                        "/dates",
                        "/search",
                        "/schedule",
                        "/check",
                        "/sign-in",
                        "/sign-up",
                        "/mentors",
                        "/projects",
                        "/inquiry",
                        "/nothing"));
        PLACES.put(
                "rosa", List.of("/home", "/account", "/account/reminders", "/internship/log", "/internship/log/new"));
        PLACES.put("ines", List.of("/home"));
        PLACES.put("theo", List.of("/home"));
        PLACES.put("dora", List.of("/home"));
        PLACES.put("nate", List.of("/home"));
        PLACES.put("cora", List.of("/home"));
        PLACES.put("opal", List.of("/home", "/office/people", "/office/certification"));
    }

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Settings settings;

    @TempDir
    private Path folder;

    @Test
    void isSaidByEveryMainPage() throws IOException {
        demo.surround(demo.bringIn());
        demo.award();
        Files.writeString(folder.resolve(MARKED.tag() + ".properties"), marked());
        String data = data();
        var found = new TreeSet<String>();
        try (var server = serve()) {
            var url = URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
            PLACES.keySet().forEach(who -> found.addAll(unsaid(who, url, data)));
        }
        assertThat(found).isEmpty();
    }

    private static List<String> unsaid(String who, URI server, String data) {
        var visitor = who.equals("nobody") ? new Visitor(server) : Visitor.as(who, server);
        visitor.postBare("/language", Map.of("language", MARKED.tag(), "then", "/"));
        var unsaid = new ArrayList<String>();
        for (String place : places(visitor, who)) {
            var page = visitor.get(place);
            assertThat(page.document().select("html").attr("lang"))
                    .as(who + " at " + place)
                    .isEqualTo(MARKED.tag());
            unsaid(page.document(), data).forEach(words -> unsaid.add(place + ": " + words));
        }
        return unsaid;
    }

    private static Set<String> places(Visitor visitor, String who) {
        var places = new LinkedHashSet<>(PLACES.getOrDefault(who, List.of()));
        visitor.get(places.getFirst()).document().select(".main-nav a").forEach(link -> places.add(link.attr("href")));
        return places;
    }

    /** Each text between marks; days in figures. */
    private static String marked() {
        var texts = new Texts();
        return texts.keys().stream()
                .map(key -> key + "="
                        + (key.startsWith("text.date.")
                                ? figures(key)
                                : "\u27e6" + kept(texts.pattern(key)) + "\u27e7"))
                .collect(Collectors.joining("\n"));
    }

    private static String figures(String key) {
        return key.endsWith("m")
                ? "-"
                : key.endsWith("clock") ? "HH:mm" : key.endsWith("month") ? "uuuu-MM" : "uuuu-MM-dd";
    }

    private static String kept(String pattern) {
        return pattern.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private ConfigurableApplicationContext serve() {
        var database = TestDatabase.running();
        var spoken = new Settings(
                settings.publicUrl(),
                settings.dataDirectory(),
                true,
                false,
                settings.associationName(),
                settings.associationAddress(),
                null,
                settings.mailFrom(),
                null,
                settings.signers(),
                settings.zone(),
                null,
                null,
                settings.presenceDays(),
                settings.keys(),
                null,
                settings.checkpoints(),
                settings.backups(),
                new Settings.Languages(Language.ENGLISH, folder));
        return new SpringApplicationBuilder(Cadre.class)
                .profiles("demo")
                .logStartupInfo(false)
                .properties(Map.ofEntries(
                        Map.entry("server.port", 0),
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("spring.datasource.url", database.jdbcUrl()),
                        Map.entry("spring.datasource.username", database.appUser()),
                        Map.entry("spring.datasource.password", database.appPassword()),
                        Map.entry("spring.flyway.enabled", "false")))
                .initializers(context -> context.getBeanFactory().registerSingleton("settings", spoken))
                .run();
    }

    private static List<String> unsaid(Document page, String data) {
        var read = new ArrayList<String>();
        for (Element one : page.select("head title, body *")) {
            // The names of keys stand on the keys.
            if (!one.is("script, style, kbd") && one.closest("body [lang]") == null) {
                one.textNodes().stream().map(TextNode::text).forEach(read::add);
                READ_ALOUD.forEach(name -> read.add(one.attr(name)));
            }
        }
        return read.stream()
                .flatMap(text -> WORDS.matcher(outsideOfMarks(text)).results())
                .map(found -> found.group().strip())
                .filter(words -> !data.contains(words))
                .distinct()
                .toList();
    }

    /** Sentences stand within sentences: they are taken away from the inside out. */
    private static String outsideOfMarks(String text) {
        String left = text;
        for (String before = ""; !before.equals(left); ) {
            before = left;
            left = SAID.matcher(left).replaceAll(" | ");
        }
        return left;
    }

    /** All that the database, the shipped files and the settings say. */
    private String data() throws IOException {
        var columns = jdbc.sql("""
                select format('select coalesce(string_agg(distinct %I::text, chr(10)), '''') from %I',
                              c.column_name, c.table_name)
                  from information_schema.columns c
                  join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                   and c.data_type in ('text', 'jsonb', 'ARRAY') and c.table_name <> 'mail'
                """).query(String.class).list();
        var all = new StringBuilder(settings.toString());
        columns.forEach(
                one -> all.append('\n').append(jdbc.sql(one).query(String.class).single()));
        for (String shipped : List.of("program", "standards", "evaluation", "site")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/resources", shipped))) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> all.append('\n').append(read(file)));
            }
        }
        // Names of months come with the language itself.
        Stream.of(Month.values())
                .forEach(one -> all.append('\n').append(one.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        return all.toString().replaceAll("\\s+", " ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
