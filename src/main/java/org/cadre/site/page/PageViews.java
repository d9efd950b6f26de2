package org.cadre.site.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.Preview;
import org.cadre.site.found.SiteData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what is shown of pages. A version is read once and kept in memory; its blocks are asked each time. */
@Component
class PageViews {
    private static final int MOST_KEPT = 300;

    /** The pages on which one reads of the certificate. */
    private static final Set<String> ABOUT_CERTIFICATE = Set.of("certification", "certificacion");

    private static final Set<String> ABOUT_COURSE = Set.of("part-one", "primera-parte");

    /** A version that is shown, as it was read. */
    record Kept(PageVersion version, PageText text) {}

    private final SitePages pages;
    private final PageReader reader;
    private final Blocks blocks;
    private final Settings settings;
    private final SiteData data;
    private final Map<UUID, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    });

    PageViews(SitePages pages, PageReader reader, Blocks blocks, Settings settings, SiteData data) {
        this.pages = pages;
        this.reader = reader;
        this.blocks = blocks;
        this.settings = settings;
        this.data = data;
    }

    Kept kept(UUID version) {
        var known = kept.get(version);
        if (known != null) {
            return known;
        }
        var read = pages.version(version);
        var fresh = new Kept(read, reader.read(read.text()));
        kept.put(version, fresh);
        return fresh;
    }

    PageView view(PageTree tree, PageTree.Leaf page, Kept kept) {
        var version = kept.version;
        return new PageView(
                version.title(),
                version.description(),
                page.language(),
                version.sample(),
                shown(kept.text, page.language()),
                page,
                tree.wayTo(page),
                tree.partOf(page),
                preview(tree, page, version),
                data(page, version));
    }

    private @Nullable String data(PageTree.Leaf page, PageVersion version) {
        if (page.front()) {
            return data.ofFront(version.description());
        }
        if (ABOUT_COURSE.contains(page.slug())) {
            return data.ofCourse(version.title(), version.description(), settings.link(page.address()));
        }
        return ABOUT_CERTIFICATE.contains(page.slug()) ? data.ofPage() : null;
    }

    /** A page that only office sees, or that is no row yet. */
    PageView view(PageWords words, String language) {
        return new PageView(
                words.title(),
                words.description(),
                language,
                words.sample(),
                shown(reader.read(words.text()), language),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private Preview preview(PageTree tree, PageTree.Leaf page, PageVersion version) {
        return new Preview(
                version.title(),
                version.description(),
                settings.link(page.address()),
                image(),
                tree.translations(page).stream()
                        .map(other -> new Preview.Alternate(other.language(), settings.link(other.address())))
                        .toList());
    }

    private String image() {
        return settings.link(settings.associationLogo() == null ? "/assets/cadre-512.png" : "/association/logo");
    }

    /** What a block says of itself is left out where it says nothing, or where this server does not have it. */
    List<Shown> shown(PageText text, String language) {
        return text.parts().stream()
                .map(part -> shown(part, language))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private @Nullable Shown shown(PageText.Part part, String language) {
        return switch (part) {
            case PageText.Words(var html) -> new Shown(html, null);
            case PageText.Called(var name, var argument, var words) ->
                blocks.find(name)
                        .flatMap(block -> block.view(new PageBlock.Call(argument, words, language)))
                        .map(view -> new Shown(null, view))
                        .orElse(null);
        };
    }
}
