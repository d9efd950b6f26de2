package org.cadre.standards;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Many-to-many links between standards and competencies, by their keys. A link can be read both ways. */
public record Crosswalk(boolean sample, List<Link> links) {
    public Crosswalk {
        links = List.copyOf(links);
    }

    public record Link(String from, String to) {}

    /** The keys of everything linked to that standard or competency. */
    public Set<String> linkedTo(String key) {
        var linked = new LinkedHashSet<String>();
        for (var link : links) {
            if (link.from().equals(key)) {
                linked.add(link.to());
            } else if (link.to().equals(key)) {
                linked.add(link.from());
            }
        }
        return linked;
    }
}
