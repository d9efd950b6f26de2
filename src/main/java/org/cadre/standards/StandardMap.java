package org.cadre.standards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How frameworks meet: what a standard of one stands for in another, through the crosswalk. */
public final class StandardMap {
    /** The key of the framework that holds the competencies of mentors. */
    public static final String COMPETENCIES = ShippedPackages.COMPETENCIES;

    private final List<StoredFramework> frameworks;
    private final Map<String, StoredStandard> standards = new LinkedHashMap<>();
    private final Map<String, List<StoredStandard>> tops = new LinkedHashMap<>();
    private final Map<String, Set<String>> linked = new LinkedHashMap<>();

    StandardMap(List<StoredFramework> frameworks, List<StoredStandard> standards, List<Crosswalk.Link> links) {
        this.frameworks = List.copyOf(frameworks);
        for (var one : standards) {
            this.standards.put(one.key(), one);
            if (one.parent() == null) {
                tops.computeIfAbsent(one.framework(), _ -> new ArrayList<>()).add(one);
            }
        }
        for (var link : links) {
            link(link.from(), link.to());
            link(link.to(), link.from());
        }
    }

    private void link(String from, String to) {
        linked.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
    }

    /** Those one can look through. */
    public List<StoredFramework> frameworks() {
        return frameworks;
    }

    public Optional<StoredFramework> framework(String key) {
        return frameworks.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** The keys of everything that can be touched. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(standards.keySet());
    }

    public Optional<StoredStandard> standard(String key) {
        return Optional.ofNullable(standards.get(key));
    }

    /** The standards at the top of a framework, in its order. */
    public List<StoredStandard> top(String framework) {
        return Collections.unmodifiableList(tops.getOrDefault(framework, List.of()));
    }

    /** Those that the crosswalk links to one, of whatever framework. */
    public List<StoredStandard> linkedTo(String key) {
        return linked.getOrDefault(key, Set.of()).stream()
                .flatMap(one -> standard(one).stream())
                .toList();
    }

    /** "PSEL 2015: 4 Curriculum, Instruction, and Assessment". */
    public String said(StoredStandard standard) {
        return framework(standard.framework())
                        .map(one -> one.shortName() + ": ")
                        .orElse("")
                + standard.said();
    }

    /**
     * The standards at the top of a framework that one of whatever framework stands for: itself; otherwise those that it
     * is linked to; otherwise those that are linked to one which it is linked to. Further than that nothing is said.
     */
    public List<StoredStandard> through(String key, String framework) {
        var near = lifted(List.of(key));
        for (int steps = 0; steps <= 2; steps++) {
            var there = within(near, framework);
            if (!there.isEmpty()) {
                return there;
            }
            near = lifted(neighbors(near));
        }
        return List.of();
    }

    private Set<String> neighbors(Set<String> keys) {
        var all = new LinkedHashSet<String>();
        keys.forEach(key -> all.addAll(linked.getOrDefault(key, Set.of())));
        return all;
    }

    /** With all that stands above each. */
    private Set<String> lifted(Collection<String> keys) {
        var all = new LinkedHashSet<String>();
        for (var key : keys) {
            var one = standards.get(key);
            while (one != null && all.add(one.key()) && one.parent() != null) {
                one = standards.get(one.parent());
            }
        }
        return all;
    }

    private List<StoredStandard> within(Set<String> keys, String framework) {
        var there = new ArrayList<StoredStandard>();
        for (var one : top(framework)) {
            if (keys.contains(one.key())) {
                there.add(one);
            }
        }
        return there;
    }
}
