package org.cadre.standards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A framework as an edition names it: the title and the standards of one version, whatever is recorded after it.
 *
 * @param credit whose it is; shown wherever the titles are
 */
public record NamedFramework(
        String key, String title, String shortName, String credit, List<StoredStandard> standards) {
    public NamedFramework {
        standards = List.copyOf(standards);
    }

    private static NamedFramework of(Framework framework) {
        return new NamedFramework(
                framework.key(),
                framework.name(),
                framework.shortName(),
                framework.credit(),
                framework.standards().stream()
                        .map(one -> new StoredStandard(
                                LastingIds.of(one.key()),
                                one.key(),
                                framework.key(),
                                null,
                                String.valueOf(one.number()),
                                one.title()))
                        .toList());
    }

    /** Those that ship with the product, as they ship, by their keys. */
    public static Map<String, NamedFramework> shipped() {
        var shipped = new LinkedHashMap<String, NamedFramework>();
        Frameworks.shipped().all().forEach(one -> shipped.put(one.key(), of(one)));
        return shipped;
    }

    /** The standards at its top, in its order. */
    public List<StoredStandard> top() {
        return standards.stream().filter(one -> one.parent() == null).toList();
    }

    public Optional<StoredStandard> standard(String standard) {
        return standards.stream().filter(one -> one.key().equals(standard)).findFirst();
    }
}
