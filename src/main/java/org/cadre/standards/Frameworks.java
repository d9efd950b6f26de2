package org.cadre.standards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** All frameworks, competencies and the crosswalk that ship with the product. */
public final class Frameworks {
    private static final List<String> FILES = List.of("llc-2008", "llc-2019", "psel-2015");
    private static final Frameworks SHIPPED = new Frameworks();

    private final List<Framework> frameworks;
    private final List<Competency> competencies;
    private final Crosswalk crosswalk;

    private Frameworks() {
        this.frameworks = FILES.stream().map(Frameworks::framework).toList();
        this.competencies = readCompetencies();
        this.crosswalk = readCrosswalk();
        checkLinks();
    }

    public static Frameworks shipped() {
        return SHIPPED;
    }

    public List<Framework> all() {
        return frameworks;
    }

    public Optional<Framework> find(String key) {
        return frameworks.stream()
                .filter(framework -> framework.key().equals(key))
                .findFirst();
    }

    /** The standard with that key, like "psel-2015-4", of whatever framework. */
    public Optional<Standard> standard(String key) {
        return frameworks.stream()
                .flatMap(framework -> framework.standards().stream())
                .filter(standard -> standard.key().equals(key))
                .findFirst();
    }

    public List<Competency> competencies() {
        return competencies;
    }

    public Crosswalk crosswalk() {
        return crosswalk;
    }

    private static Framework framework(String file) {
        var map = read(file);
        String key = text(map, "key");
        var standards = new ArrayList<Standard>();
        for (var one : maps(map, "standards")) {
            int number = number(one, "number");
            standards.add(new Standard(key + "-" + number, number, text(one, "title")));
        }
        return new Framework(
                key,
                text(map, "name"),
                text(map, "short"),
                number(map, "year"),
                (@Nullable String) map.get("replaces"),
                text(map, "credit"),
                standards);
    }

    private static List<Competency> readCompetencies() {
        var map = read("competencies");
        boolean sample = Boolean.TRUE.equals(map.get("sample"));
        var competencies = new ArrayList<Competency>();
        for (var one : maps(map, "competencies")) {
            competencies.add(new Competency(
                    "competency-" + text(one, "key"), number(one, "number"), text(one, "title"), sample));
        }
        return List.copyOf(competencies);
    }

    private static Crosswalk readCrosswalk() {
        var map = read("crosswalk");
        var links = new ArrayList<Crosswalk.Link>();
        for (var one : maps(map, "links")) {
            for (var to : (List<?>) Objects.requireNonNull(one.get("to"))) {
                links.add(new Crosswalk.Link(text(one, "from"), String.valueOf(to)));
            }
        }
        return new Crosswalk(Boolean.TRUE.equals(map.get("sample")), links);
    }

    private void checkLinks() {
        var known = new HashSet<String>();
        frameworks.forEach(framework -> framework.standards().forEach(standard -> known.add(standard.key())));
        competencies.forEach(competency -> known.add(competency.key()));
        for (var link : crosswalk.links()) {
            if (!known.contains(link.from()) || !known.contains(link.to())) {
                throw new IllegalStateException("the crosswalk links what is not there: " + link);
            }
        }
    }

    private static Map<?, ?> read(String file) {
        try (InputStream in = Frameworks.class.getResourceAsStream("/standards/" + file + ".yaml")) {
            var bytes = Objects.requireNonNull(in, file).readAllBytes();
            var settings = LoadSettings.builder().setLabel(file).build();
            return (Map<?, ?>) new Load(settings).loadFromString(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<?, ?>> maps(Map<?, ?> map, String key) {
        var maps = new ArrayList<Map<?, ?>>();
        for (var one : (List<?>) Objects.requireNonNull(map.get(key), key)) {
            maps.add((Map<?, ?>) Objects.requireNonNull(one));
        }
        return maps;
    }

    private static String text(Map<?, ?> map, String key) {
        return (String) Objects.requireNonNull(map.get(key), key);
    }

    private static int number(Map<?, ?> map, String key) {
        return (Integer) Objects.requireNonNull(map.get(key), key);
    }
}
