package org.cadre.certification.credential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * RDFC-1.0 with SHA-256: the one form of a graph in which its blank nodes have labels that depend on nothing but what
 * they say. Graphs made to take forever are refused after a bounded number of steps.
 */
final class Canonical {
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_QUADS = 20_000;

    private final LinkedHashSet<Quad> quads;
    private final Map<String, List<Quad>> mentions = new LinkedHashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Labels canonical = new Labels("_:c14n");
    private int steps;

    private Canonical(Collection<Quad> quads) {
        this.quads = new LinkedHashSet<>(quads);
        if (this.quads.size() > MOST_QUADS) {
            throw tooComplex();
        }
    }

    /** The statements as lines of canonical N-Quads, in order. */
    static List<String> lines(Collection<Quad> quads) {
        var canonical = new Canonical(quads);
        canonical.label();
        return canonical.lines();
    }

    static String of(Collection<Quad> quads) {
        return String.join("", lines(quads));
    }

    private void label() {
        for (var quad : quads) {
            mention(quad.subject(), quad);
            mention(quad.object(), quad);
            if (quad.graph() != null) {
                mention(quad.graph(), quad);
            }
        }
        var alike = new TreeMap<String, List<String>>();
        for (var blank : mentions.keySet()) {
            alike.computeIfAbsent(firstDegree(blank), _ -> new ArrayList<>()).add(blank);
        }
        alike.values().stream().filter(some -> some.size() == 1).forEach(one -> canonical.give(one.getFirst()));
        alike.values().stream().filter(some -> some.size() > 1).forEach(this::labelAlike);
    }

    private void mention(String term, Quad quad) {
        if (Quad.isBlank(term)) {
            var already = mentions.computeIfAbsent(term, _ -> new ArrayList<>());
            if (already.isEmpty() || !already.getLast().equals(quad)) {
                already.add(quad);
            }
        }
    }

    private String firstDegree(String blank) {
        var known = hashes.get(blank);
        if (known == null) {
            known = firstDegree(blank, mentions.getOrDefault(blank, List.of()));
            hashes.put(blank, known);
        }
        return known;
    }

    /** What the statements say about the blank node, whatever the labels. */
    static String firstDegree(String blank, Collection<Quad> about) {
        var lines = new ArrayList<String>(about.size());
        for (var quad : about) {
            var graph = quad.graph();
            lines.add(Quad.line(
                    veiled(quad.subject(), blank),
                    quad.predicate(),
                    veiled(quad.object(), blank),
                    graph == null ? null : veiled(graph, blank)));
        }
        lines.sort(CodePoints.ORDER);
        return Sha256.hex(String.join("", lines));
    }

    private static String veiled(String term, String blank) {
        return !Quad.isBlank(term) ? term : term.equals(blank) ? "_:a" : "_:z";
    }

    private void labelAlike(List<String> alike) {
        var paths = new ArrayList<Path>();
        for (var blank : alike) {
            if (canonical.find(blank) == null) {
                var labels = new Labels("_:b");
                labels.give(blank);
                paths.add(nDegree(blank, labels));
            }
        }
        paths.sort((one, other) -> CodePoints.ORDER.compare(one.hash(), other.hash()));
        paths.forEach(path -> path.labels().inOrder().forEach(canonical::give));
    }

    private record Path(String hash, Labels labels) {}

    private Path nDegree(String blank, Labels labels) {
        var data = new StringBuilder();
        var chosen = labels;
        for (var related : related(blank, labels).entrySet()) {
            data.append(related.getKey());
            var best = best(related.getValue(), chosen);
            data.append(best.hash());
            chosen = best.labels();
        }
        return new Path(Sha256.hex(data.toString()), chosen);
    }

    private Map<String, List<String>> related(String blank, Labels labels) {
        var related = new TreeMap<String, List<String>>();
        for (var quad : mentions.getOrDefault(blank, List.of())) {
            relate(quad.subject(), "s", quad, blank, labels, related);
            relate(quad.object(), "o", quad, blank, labels, related);
            if (quad.graph() != null) {
                relate(quad.graph(), "g", quad, blank, labels, related);
            }
        }
        return related;
    }

    private void relate(
            String term, String place, Quad quad, String blank, Labels labels, Map<String, List<String>> related) {
        if (Quad.isBlank(term) && !term.equals(blank)) {
            var label = canonical.find(term);
            if (label == null) {
                label = labels.find(term);
            }
            var hash = Sha256.hex(
                    place + (place.equals("g") ? "" : quad.predicate()) + (label == null ? firstDegree(term) : label));
            related.computeIfAbsent(hash, _ -> new ArrayList<>()).add(term);
        }
    }

    /** The least path through nodes that look alike: each order of them is tried, and dropped as soon as it is worse. */
    private Path best(List<String> alike, Labels labels) {
        Path best = null;
        var orders = new Orders(alike);
        do {
            step();
            var path = path(orders.current(), labels.copy(), best == null ? null : best.hash());
            if (path != null && (best == null || CodePoints.ORDER.compare(path.hash(), best.hash()) < 0)) {
                best = path;
            }
        } while (orders.next());
        return Objects.requireNonNull(best);
    }

    private @Nullable Path path(List<String> order, Labels labels, @Nullable String best) {
        var path = new StringBuilder();
        var unlabeled = new ArrayList<String>();
        for (var one : order) {
            var known = canonical.find(one);
            if (known == null) {
                if (labels.find(one) == null) {
                    unlabeled.add(one);
                }
                known = labels.give(one);
            }
            path.append(known);
            if (isWorse(path, best)) {
                return null;
            }
        }
        var current = labels;
        for (var one : unlabeled) {
            step();
            var further = nDegree(one, current);
            path.append(current.give(one)).append('<').append(further.hash()).append('>');
            current = further.labels();
            if (isWorse(path, best)) {
                return null;
            }
        }
        return new Path(path.toString(), current);
    }

    private static boolean isWorse(StringBuilder path, @Nullable String best) {
        return best != null && path.length() >= best.length() && CodePoints.ORDER.compare(path.toString(), best) > 0;
    }

    private void step() {
        if (++steps > MOST_STEPS) {
            throw tooComplex();
        }
    }

    private static UnsafeDocument tooComplex() {
        return new UnsafeDocument(UnsafeDocument.Problem.TOO_COMPLEX, "RDFC-1.0");
    }

    private List<String> lines() {
        var lines = new ArrayList<String>(quads.size());
        for (var quad : quads) {
            var graph = quad.graph();
            lines.add(Quad.line(
                    labeled(quad.subject()),
                    quad.predicate(),
                    labeled(quad.object()),
                    graph == null ? null : labeled(graph)));
        }
        lines.sort(CodePoints.ORDER);
        return lines;
    }

    private String labeled(String term) {
        return Quad.isBlank(term) ? canonical.give(term) : term;
    }
}
