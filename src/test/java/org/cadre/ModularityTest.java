package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Later steps know earlier ones, never the reverse; platform knows nobody. */
class ModularityTest {
    private static final Path MAP = Path.of("docs/modules.md");
    private static final Path DRAWN = Path.of("target/map/modules.md");

    private final ApplicationModules modules = ApplicationModules.of(Cadre.class);

    @Test
    void eachCapabilityKnowsOnlyWhomItSays() {
        modules.verify();
    }

    @Test
    void isAsTheMapInTheDocsShows() throws IOException {
        String drawn = map();
        Files.createDirectories(DRAWN.getParent());
        Files.writeString(DRAWN, drawn);
        assertThat(MAP).as("the map is old: copy " + DRAWN + " to " + MAP).hasContent(drawn);
    }

    /** In the order of the steps: first who knows fewest. Everybody stands on platform, so no arrow leads there. */
    private String map() {
        var knows = known();
        var steps = knows.keySet().stream()
                .sorted(Comparator.<String>comparingInt(
                                module -> allKnownTo(module, knows).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return """
                # The map of modules

                An arrow leads from who knows to who is known, and only where no longer way leads there. All of them stand on
                `platform`. `ModularityTest` draws this picture from the code and fails when it is old.

                ```mermaid
                flowchart BT
                %s
                ```

                | module | what it is for |
                |---|---|
                %s
                """.formatted(
                        steps.stream()
                                .flatMap(module ->
                                        nearest(module, knows).stream().map(known -> "  " + module + " --> " + known))
                                .collect(Collectors.joining("\n")),
                        steps.stream()
                                .map(module -> "| `" + module + "` | " + purpose(module) + " |")
                                .collect(Collectors.joining("\n")));
    }

    private Map<String, Set<String>> known() {
        var knows = new TreeMap<String, Set<String>>();
        for (ApplicationModule module : modules) {
            knows.put(
                    name(module),
                    module.getDirectDependencies(modules)
                            .uniqueModules()
                            .map(ModularityTest::name)
                            .filter(known -> !known.equals("platform"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return knows;
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static Set<String> allKnownTo(String module, Map<String, Set<String>> knows) {
        var all = new TreeSet<String>();
        for (String known : knows.getOrDefault(module, Set.of())) {
            all.add(known);
            all.addAll(allKnownTo(known, knows));
        }
        return all;
    }

    /** Those of the known that none of the others knows. */
    private static List<String> nearest(String module, Map<String, Set<String>> knows) {
        var known = knows.getOrDefault(module, Set.of());
        return known.stream()
                .filter(one -> known.stream()
                        .noneMatch(other ->
                                !other.equals(one) && allKnownTo(other, knows).contains(one)))
                .toList();
    }

    /** The first sentence of what its package says. */
    private static String purpose(String module) {
        try {
            String source = Files.readString(Path.of("src/main/java/org/cadre/" + module + "/package-info.java"));
            String words = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                    .replaceAll("(?m)^\\s*\\* ?", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            return words.split("(?<=[.]) ", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
