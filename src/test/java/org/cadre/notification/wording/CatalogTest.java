package org.cadre.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Path MAIN = Path.of("src/main/java/org/cadre");
    private static final Pattern KEY = Pattern.compile("\"((?:notification|message\\.mail|web)\\.[a-z0-9.-]*)\"");

    private final Texts texts = new Texts();
    private final Catalog catalog = new Catalog(texts);

    /** The sources that write mail: whoever says to whom it goes. */
    private static List<Path> writersOfMail() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("platform")))
                    .filter(file -> read(file).contains("Mail.to("))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasEveryTextThatAMailSaysOrNamesItAsFixed() throws IOException {
        var uncovered = new TreeSet<String>();
        int seen = 0;
        for (Path writer : writersOfMail()) {
            var found = KEY.matcher(read(writer));
            while (found.find()) {
                String beginning = found.group(1);
                seen++;
                texts.keys().stream()
                        .filter(key -> key.equals(beginning) || beginning.endsWith(".") && key.startsWith(beginning))
                        .filter(key -> !key.equals("notification.nudge.") && !isOfAPage(key))
                        .filter(key -> catalog.find(key).isEmpty() && !catalog.isFixed(key, texts))
                        .forEach(uncovered::add);
            }
        }
        assertThat(seen).as("the sources were read").isGreaterThan(300);
        assertThat(uncovered).isEmpty();
    }

    /** Settings and the page behind a reminder's link share the beginning of the keys of reminders. */
    private static boolean isOfAPage(String key) {
        return key.matches(
                "notification\\.nudge\\.((title|text|quiet|frequency|channel|save|saved)(\\..*)?|click\\..*|.*\\.(explained|done))");
    }

    @Test
    void namesEveryArgument() {
        for (var entry : catalog.all()) {
            for (String number : ArgumentNames.of(entry.pattern())) {
                assertThat(entry.arguments()).as(entry.key()).hasSizeGreaterThan(Integer.parseInt(number));
            }
            assertThat(entry.arguments()).as(entry.key()).doesNotHaveDuplicates();
        }
    }

    @Test
    void namesEveryGroup() {
        catalog.groups()
                .keySet()
                .forEach(group -> assertThat(texts.knows("wording.group." + group))
                        .as(group)
                        .isTrue());
    }

    @Test
    void namesArgumentsOfTextsThatThereAreOnly() {
        assertThat(texts.keys().stream()
                        .filter(key -> key.startsWith("wording.names."))
                        .map(key -> key.substring("wording.names.".length()))
                        .filter(key -> !texts.knows(key)))
                .isEmpty();
    }
}
