package org.cadre.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    class SayingLater {
        private final LocalDate day = LocalDate.of(2027, 3, 9);

        @Test
        void saysToEachReaderInTheirLanguageWhatWasWrittenDownBefore() {
            String kept = Language.SPANISH.during(() -> texts.unsaid("refund.because.canceled", "El Paso"));
            assertThat(texts.reading(kept)).isEqualTo(texts.say("refund.because.canceled", "El Paso"));
            Language.SPANISH.during(() -> assertThat(texts.reading(kept))
                    .isEqualTo(texts.say("refund.because.canceled", "El Paso"))
                    .isNotEqualTo(texts.inEnglish("refund.because.canceled", "El Paso")));
        }

        @Test
        void keepsWhateverMayStandInASentence() {
            var zone = ZoneId.of("America/Chicago");
            for (Object part : List.of(
                    4_320,
                    "as typed",
                    day,
                    LocalTime.of(15, 30),
                    new ShortDay(day),
                    new MonthOf(day),
                    new Days(day, day.plusDays(1)),
                    new Span(day, day.plusDays(1)),
                    new Hours(1890),
                    new Money(125_000, "USD"),
                    new Moment(Instant.parse("2027-03-09T21:30:00Z"), zone),
                    Sentence.of("web.acting", "Rosa"),
                    List.of(day, Sentence.of("web.menu")))) {
                String kept = texts.unsaid("web.itself", part);
                assertThat(texts.reading(kept)).isEqualTo(texts.say("web.itself", part));
                Language.SPANISH.during(() -> assertThat(texts.reading(kept)).isEqualTo(texts.say("web.itself", part)));
            }
        }

        @Test
        void isTheSameTextEachTimeSoThatItIsNotNotedTwice() {
            assertThat(texts.unsaid("web.itself", new Money(125_000, "USD")))
                    .isEqualTo("{\"say\":\"web.itself\",\"with\":[{\"cents\":125000,\"currency\":\"USD\"}]}");
        }

        @Test
        void isSaidWithinAnotherSentenceToo() {
            String kept = texts.unsaid("web.menu");
            assertThat(Language.SPANISH.during(() -> texts.say("web.itself", kept)))
                    .isEqualTo("Menú");
        }

        @Test
        void readsEachOfSeveralLines() {
            assertThat(Language.SPANISH.during(() -> texts.reading("typed\n" + texts.unsaid("web.menu"))))
                    .isEqualTo("typed\nMenú");
        }

        @Test
        void leavesWhatAPersonTyped() {
            for (String typed : List.of(
                    "The room was too small",
                    "{\"say\":",
                    "{\"say\":null}",
                    "{\"say\":\"no.such.key\",\"with\":[]}",
                    "{\"say\":\"web.found\",\"with\":[\"many\"]}",
                    "{\"say\":\"web.itself\",\"with\":[{\"day\":\"yesterday\"}]}")) {
                assertThat(texts.reading(typed)).isEqualTo(typed);
            }
        }
    }

    @Nested
    class SpeakingSpanish {
        private String said(Supplier<String> words) {
            // Between "p." and "m." there is a blank that no line breaks at.
            return Language.SPANISH.during(words).replace('\u00a0', ' ').replace('\u202f', ' ');
        }

        @Test
        void saysDaysHoursAndMoneyAsPeopleHereWriteThem() {
            var chicago = ZoneId.of("America/Chicago");
            var day = LocalDate.of(2027, 3, 9);
            assertThat(said(() -> texts.day(day))).isEqualTo("mar, 9 mar 2027");
            assertThat(said(() -> texts.printedDay(day))).isEqualTo("9 de marzo de 2027");
            assertThat(said(() -> texts.month(day))).isEqualTo("marzo de 2027");
            assertThat(said(() -> texts.time(Instant.parse("2027-03-09T21:30:00Z"), chicago)))
                    .isEqualTo("mar, 9 mar 2027, 3:30 p. m. hora del centro");
            assertThat(said(() -> texts.money(123_456, "USD"))).isEqualTo("$1,234.56");
            assertThat(said(() -> texts.number(1_265))).isEqualTo("1,265");
            assertThat(said(() -> texts.hours(1890))).isEqualTo("31.50");
            assertThat(said(() -> texts.span(LocalDate.of(2027, 2, 17), LocalDate.of(2027, 3, 16))))
                    .isEqualTo("17 feb–16 mar");
        }

        @Test
        void speaksItInsideSentencesToo() {
            var day = LocalDate.of(2027, 3, 9);
            assertThat(said(() -> texts.say("web.itself", new Money(5_000, "USD"))))
                    .isEqualTo("$50.00");
            assertThat(said(() -> texts.say("web.itself", new Days(day, day.plusDays(1)))))
                    .isEqualTo("mar, 9 mar–mié, 10 mar 2027");
            assertThat(said(() -> texts.say("web.menu"))).isEqualTo("Menú");
        }

        @Test
        void isOverWhenTheWorkIs() {
            assertThatThrownBy(() -> Language.SPANISH.during(() -> {
                        throw new IllegalStateException(texts.say("web.menu"));
                    }))
                    .hasMessage("Menú");
            assertThat(texts.say("web.menu")).isEqualTo("Menu");
        }

        @Test
        void isChosenByWhatABrowserAsksForFirst() {
            assertThat(texts.best(List.of(Locale.of("fr"), Locale.of("es", "MX"), Locale.ENGLISH)))
                    .contains(Language.SPANISH);
            assertThat(texts.best(List.of(Locale.of("fr")))).isEmpty();
            assertThat(Language.SPANISH.ownName()).isEqualTo("Español");
            assertThat(Language.of("../es")).isEmpty();
            assertThat(Language.of("")).isEmpty();
        }
    }

    @Nested
    class AFolderOfTheOperator {
        @Test
        void bringsLanguagesAndOtherWordsAndWhatItLeavesOutIsEnglish(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("fr.properties"), "web.sign-in=Se connecter\nweb.account=L''{\n");
            Files.writeString(
                    folder.resolve("web_es.properties"),
                    "web.sign-in=Entrar\nno.such.text=Nada\ntext.date.day=jjjj{\n");
            Files.writeString(folder.resolve("web_fr.properties"), "web.acting=Pour {0} et {7}\n");
            Files.writeString(folder.resolve("notes.txt"), "no message file");
            var more = new Texts(folder);

            assertThat(more.languages()).extracting(Language::tag).containsExactly("en", "es", "fr");
            var french = new Language("fr");
            assertThat(french.during(() -> more.say("web.sign-in"))).isEqualTo("Se connecter");
            assertThat(french.during(() -> more.say("web.menu"))).as("left out").isEqualTo("Menu");
            assertThat(french.during(() -> more.say("web.account")))
                    .as("broken")
                    .isEqualTo("Your account");
            assertThat(french.during(() -> more.say("web.acting", "Rosa")))
                    .as("fills in what there is not")
                    .startsWith("You are entering for Rosa");
            assertThat(french.during(() -> more.day(LocalDate.of(2027, 3, 9)))).isEqualTo("mar. 9 mars 2027");
            assertThat(Language.SPANISH.during(() -> more.say("web.sign-in"))).isEqualTo("Entrar");
            assertThat(more.knows("no.such.text")).isFalse();
            assertThat(texts.languages()).extracting(Language::tag).containsExactly("en", "es");
        }
    }

    @Nested
    class InSpanish {
        private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

        @Test
        void everyTextIsSaidAndNoneThatEnglishDoesNotSay() {
            var files = MessageFiles.builtIn();

            assertThat(files.getOrDefault(Language.SPANISH, Map.of()).keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            files.getOrDefault(Language.ENGLISH, Map.of()).keySet());
        }

        @Test
        void everyTextFillsInTheSame() {
            var english = MessageFiles.builtIn().getOrDefault(Language.ENGLISH, Map.of());
            var different = new ArrayList<String>();
            MessageFiles.builtIn().getOrDefault(Language.SPANISH, Map.of()).forEach((key, pattern) -> {
                String ours = english.getOrDefault(key, "");
                if (!MessageFiles.arguments(pattern).equals(MessageFiles.arguments(ours))
                        || !markup(pattern).equals(markup(ours))) {
                    different.add(key + ": " + pattern);
                }
            });

            assertThat(different).isEmpty();
        }

        private List<String> markup(String pattern) {
            return MARKUP.matcher(pattern)
                    .results()
                    .map(MatchResult::group)
                    .sorted()
                    .toList();
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
        void areWellFormed() {
            var broken = new ArrayList<String>();
            for (var language : texts.languages()) {
                for (String key : texts.keys()) {
                    language.during(() -> wellFormed(key)).ifPresent(broken::add);
                }
            }
            assertThat(broken).isEmpty();
        }

        private Optional<String> wellFormed(String key) {
            try {
                texts.say(key, "1", "2", "3", "4", "5", "6", "7", "8");
            } catch (IllegalArgumentException e) {
                // A pattern that counts wants a number in that place.
                try {
                    texts.say(key, 1, 2, 3, 4, 5, 6, 7, 8);
                } catch (IllegalArgumentException _) {
                    return Optional.of(Language.now().tag() + " " + key + ": " + e.getMessage());
                }
            }
            return Optional.empty();
        }
    }
}
