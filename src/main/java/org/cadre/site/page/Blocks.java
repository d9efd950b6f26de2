package org.cadre.site.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All blocks that pages may call. */
@Component
class Blocks {
    private final Map<String, PageBlock> byName = new TreeMap<>();

    Blocks(List<PageBlock> blocks) {
        for (var block : blocks) {
            if (byName.put(block.name(), block) != null) {
                throw new IllegalStateException("two blocks are called " + block.name());
            }
        }
    }

    Optional<PageBlock> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean holdsWords(String name) {
        return find(name).filter(PageBlock::holdsWords).isPresent();
    }

    /** By name; those that hold words come last. */
    List<PageBlock> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(PageBlock::holdsWords).thenComparing(PageBlock::name))
                .toList();
    }

    String names() {
        return String.join(", ", byName.keySet());
    }
}
