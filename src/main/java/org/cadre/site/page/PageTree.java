package org.cadre.site.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All pages that are shown, in their order: menu, way back and neighbors are read off it. */
record PageTree(List<Leaf> pages) {
    static final String FIRST_LANGUAGE = "en";

    /**
     * A page that is shown.
     *
     * @param version the one that is shown
     * @param label what menus call it
     */
    record Leaf(
            UUID id,
            String slug,
            String language,
            @Nullable UUID translates,
            boolean front,
            @Nullable UUID parent,
            int position,
            ShownIn shownIn,
            UUID version,
            String label,
            Instant publishedAt) {
        String address() {
            return front && language.equals(FIRST_LANGUAGE) ? "/" : "/" + slug;
        }
    }

    PageTree {
        pages = List.copyOf(pages);
    }

    Optional<Leaf> find(String slug) {
        return pages.stream().filter(one -> one.slug.equals(slug)).findAny();
    }

    Optional<Leaf> page(@Nullable UUID id) {
        return pages.stream().filter(one -> one.id.equals(id)).findAny();
    }

    Optional<Leaf> front(String language) {
        return pages.stream()
                .filter(one -> one.front && one.language.equals(language))
                .findAny();
    }

    List<Leaf> shownIn(ShownIn place, String language) {
        return pages.stream()
                .filter(one -> one.shownIn == place && one.language.equals(language) && !one.front)
                .toList();
    }

    /** The pages above it, from the front on. */
    List<Leaf> wayTo(Leaf page) {
        var way = new ArrayList<Leaf>();
        if (!page.front) {
            front(page.language).ifPresent(way::add);
        }
        page(page.parent).ifPresent(way::add);
        return way;
    }

    /** The pages of one part of the site: the upper one first, then those under it; empty where there is only one. */
    List<Leaf> partOf(Leaf page) {
        if (page.front) {
            return List.of();
        }
        var upper = page(page.parent).orElse(page);
        var part = new ArrayList<Leaf>();
        part.add(upper);
        pages.stream().filter(one -> upper.id.equals(one.parent)).forEach(part::add);
        return part.size() > 1 ? part : List.of();
    }

    /** The same page in other languages. */
    List<Leaf> translations(Leaf page) {
        UUID first = page.translates == null ? page.id : page.translates;
        return pages.stream()
                .filter(one -> !one.id.equals(page.id) && (one.id.equals(first) || first.equals(one.translates)))
                .toList();
    }

    /** When a page was last put up. */
    Instant changedAt() {
        return pages.stream().map(Leaf::publishedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
