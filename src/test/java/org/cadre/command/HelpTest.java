package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    /** Comments are passed over; what stands between quotes is the second group. */
    private static final Pattern QUOTED =
            Pattern.compile("(/\\*.*?\\*/|//[^\n]*)|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** Three words in a row: nobody says so but a sentence. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z]{2,} [a-z]+ [a-z]+");

    /** Words by which something is known that a library says. */
    private static final List<String> HEARD = List.of("not resolved locally");

    static Stream<CommandLine> commands() {
        return andBelow(CadreCommand.line());
    }

    private static Stream<CommandLine> andBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::andBelow));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEachCommandAndWhatItTakes(CommandLine command) {
        var spec = command.getCommandSpec();
        assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
        assertThat(spec.positionalParameters())
                .allSatisfy(one ->
                        assertThat(one.description()).as(one.paramLabel()).isNotEmpty());
    }

    @Test
    void listsEveryCommandAlsoThoseOfTheLauncher() {
        assertThat(CadreCommand.line().getUsageMessage())
                .contains("demo", "serve", "edition", "import", "generate", "audit", "keys", "database")
                .contains("The launcher also knows:")
                .contains("  test     Runs every test");
    }

    @Test
    void standsInMessageFilesAlone() throws IOException {
        var sentences = new ArrayList<String>();
        for (String folder : List.of("command", "platform/command", "platform/settings")) {
            try (var files = Files.list(Path.of("src/main/java/org/cadre").resolve(folder))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    sentences.addAll(sentencesIn(Files.readString(file)));
                }
            }
        }
        assertThat(sentences).isEmpty();
        assertThat(sentencesIn("/** Says. */ err.println(\"It is not there.\"); // \"as it should be\""))
                .containsExactly("It is not there.");
    }

    private static List<String> sentencesIn(String java) {
        return QUOTED.matcher(java)
                .results()
                .map(found -> found.group(2))
                .filter(Objects::nonNull)
                .filter(text -> SENTENCE.matcher(text).find() && !HEARD.contains(text))
                .toList();
    }
}
