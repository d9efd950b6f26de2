package org.cadre.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts();

    @Nested
    class Speaking {
        @Test
        void saysDaysHoursAndMoneyAsPeopleWriteThem() {
            var chicago = ZoneId.of("America/Chicago");
            assertThat(texts.day(LocalDate.of(2027, 3, 9))).isEqualTo("Tue, Mar 9, 2027");
            assertThat(texts.time(Instant.parse("2027-03-09T21:30:00Z"), chicago))
                    .isEqualTo("Tue, Mar 9, 2027, 3:30 PM Central");
            assertThat(texts.hours(1890)).isEqualTo("31.50");
            assertThat(texts.money(125_000, "USD")).isEqualTo("$1,250.00");
            assertThat(texts.span(LocalDate.of(2027, 2, 17), LocalDate.of(2027, 3, 16)))
                    .isEqualTo("Feb 17–Mar 16");
        }
    }

    @Nested
    class TheMessageFiles {
        /** Keys written out in templates and code: text("…"), Sentence.of("…"). Those put together are not seen here. */
        private static final Pattern SAID =
                Pattern.compile("(?:\\btext\\(|Sentence\\.of\\(|\\.say\\()\\s*\"([a-z][\\w-]*\\.[\\w.-]+)\"\\s*[,)]");

        @Test
        void haveEveryKeyThatIsSaid() throws IOException {
            var missing = new ArrayList<String>();
            try (var files = Files.walk(Path.of("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|jte)"))
                        .toList()) {
                    var said = SAID.matcher(Files.readString(file));
                    while (said.find()) {
                        if (!texts.knows(said.group(1))) {
                            missing.add(file + " says " + said.group(1));
                        }
                    }
                }
            }
            assertThat(missing).isEmpty();
        }

        @Test
        void areWellFormed() throws IOException {
            var broken = new ArrayList<String>();
            for (String key : keys()) {
                try {
                    texts.say(key, "1", "2", "3", "4", "5", "6", "7", "8");
                } catch (IllegalArgumentException e) {
                    // A pattern that counts wants a number in that place.
                    try {
                        texts.say(key, 1, 2, 3, 4, 5, 6, 7, 8);
                    } catch (IllegalArgumentException _) {
                        broken.add(key + ": " + e.getMessage());
                    }
                }
            }
            assertThat(broken).isEmpty();
        }

        private List<String> keys() throws IOException {
            var keys = new ArrayList<String>();
            try (var files = Files.walk(Path.of("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".properties"))
                        .toList()) {
                    var properties = new java.util.Properties();
                    try (var reader = Files.newBufferedReader(file)) {
                        properties.load(reader);
                    }
                    keys.addAll(properties.stringPropertyNames());
                }
            }
            return keys;
        }
    }
}
