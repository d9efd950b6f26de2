package org.cadre.site.page;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which addresses pages can have: none that is another page's, or that something else of the server answers at. */
@Component
class PageAddresses {
    static final int LONGEST = 60;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Beside what handlers answer at: files, machines, and what may come. */
    private static final Set<String> RESERVED = Set.of(
            "actuator",
            "api",
            "assets",
            "en",
            "error",
            "es",
            "feed",
            "feeds",
            "files",
            "ims",
            "news",
            "office",
            "search",
            "sitemap",
            "webjars",
            "well-known");

    private final SitePages pages;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    PageAddresses(
            SitePages pages,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.pages = pages;
        this.routes = routes;
    }

    /**
     * Why a page cannot have that address; null: it can.
     *
     * @param page whose address it may be already; null: a page to be
     */
    @Nullable
    Sentence refused(String slug, @Nullable UUID page) {
        if (slug.isEmpty()) {
            return Sentence.of("site.page.slug-missing");
        }
        if (slug.length() > LONGEST || !SLUG.matcher(slug).matches()) {
            return Sentence.of("site.page.slug-wrong", LONGEST);
        }
        if (RESERVED.contains(slug) || answered().contains(slug)) {
            return Sentence.of("site.page.slug-reserved", slug);
        }
        if (pages.isTaken(slug, page)) {
            return Sentence.of("site.page.slug-taken", slug);
        }
        return null;
    }

    /** The first steps of all addresses that handlers answer at. */
    private Set<String> answered() {
        var answered = new TreeSet<String>();
        routes.ifAvailable(mapping -> mapping.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues()
                        .forEach(pattern ->
                                answered.add(pattern.replaceFirst("^/", "").split("[/.]", 2)[0]))));
        return answered;
    }
}
