package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The style sheet and the font of icons that pages load have all of the large ones that a page may need. */
class SmallAssetsTest {
    private static final Pattern CLASS = Pattern.compile("\\.(-?[_a-zA-Z][\\w-]*)");
    private static final Pattern SELECTORS = Pattern.compile("[^{};]+(?=\\{)");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"|\\bbi-([a-z0-9-]+)");

    @Test
    void theStyleSheetHasEachRuleOfBootstrapThatMayMeetAPage() {
        var words = sources()
                .flatMap(text -> WORD.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        var all = selectors(shipped("bootstrap/5.3.8/css/bootstrap.css"));
        var needed = all.stream().filter(words::containsAll).toList();

        assertThat(needed)
                .contains(Set.of("btn-primary"), Set.of("visually-hidden"))
                .hasSizeLessThan(all.size() / 4);
        assertThat(selectors(asset("bootstrap.css"))).as("run scripts/styles").containsAll(needed);
    }

    @Test
    void theFontHasEachIconThatAPageNames() {
        var all = JsonMapper.shared().readTree(shipped("bootstrap-icons/1.13.1/font/bootstrap-icons.json"));
        var named = sources()
                .flatMap(text -> QUOTED.matcher(text).results())
                .map(name -> Objects.requireNonNullElseGet(name.group(1), () -> name.group(2)))
                .filter(all::has)
                .map(name -> ".bi-" + name + "::before { content: \"\\"
                        + Integer.toHexString(all.get(name).asInt()) + "\"; }")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeBetween(50, all.size() / 4);
        assertThat(asset("icons.css").lines()).as("run scripts/fonts").containsAll(named);
    }

    @Test
    void whatHtmxAsksForBringsIt() {
        assertThat(under("src/main/java").filter(text -> text.contains(" hx-get=") || text.contains(" hx-post=")))
                .hasSizeGreaterThan(20)
                .allSatisfy(template -> assertThat(template).contains("@template.platform.web.htmx(frame = frame)"));
    }

    /** The classes that each selector asks for together. */
    private static Set<Set<String>> selectors(String sheet) {
        return SELECTORS
                .matcher(sheet.replaceAll("(?s)/\\*.*?\\*/", ""))
                .results()
                .flatMap(found -> Stream.of(found.group().split(",")))
                .map(selector -> CLASS.matcher(selector)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()))
                .filter(classes -> !classes.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<String> sources() {
        return Stream.of("src/main/java", "src/main/resources/static/assets").flatMap(SmallAssetsTest::under);
    }

    private static Stream<String> under(String folder) {
        try (var files = Files.walk(Path.of(folder))) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(jte|java|js)"))
                    .map(SmallAssetsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asset(String name) {
        return read(Path.of("src/main/resources/static/assets", name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String path) {
        try (InputStream in = SmallAssetsTest.class.getResourceAsStream("/META-INF/resources/webjars/" + path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
