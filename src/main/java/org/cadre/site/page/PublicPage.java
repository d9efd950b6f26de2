package org.cadre.site.page;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Optional;
import org.cadre.people.Open;
import org.cadre.platform.text.Language;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The public site: its front, and each of its pages at an address of its own. */
@Controller
final class PublicPage {
    private static final String FRONT = "site/page/front";
    private static final String PAGE = "site/page/page";

    /** What does not change while this server runs. */
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    private final SitePages pages;
    private final MenuOfPages menu;
    private final PageViews views;
    private final ShippedPages shipped;

    PublicPage(SitePages pages, MenuOfPages menu, PageViews views, ShippedPages shipped) {
        this.pages = pages;
        this.menu = menu;
        this.views = views;
        this.shipped = shipped;
    }

    @GetMapping("/")
    @Open
    Reply front(HttpServletRequest request) {
        var tree = menu.tree(request);
        return tree.front(PageTree.FIRST_LANGUAGE)
                .map(page -> show(FRONT, tree, page, request))
                .orElseGet(() -> new Reply.Public(
                        FRONT,
                        views.view(
                                shipped.front(PageTree.FIRST_LANGUAGE).orElseThrow(NotFound::new),
                                PageTree.FIRST_LANGUAGE),
                        null));
    }

    @GetMapping("/{slug}")
    @Open
    Reply page(HttpServletRequest request, @PathVariable String slug) {
        var tree = menu.tree(request);
        var there = tree.find(slug);
        if (there.isEmpty()) {
            var moved = pages.formerly(slug).flatMap(tree::page).orElseThrow(NotFound::new);
            return Reply.seeOther(moved.address());
        }
        var page = there.get();
        if (page.address().equals("/")) {
            return Reply.seeOther("/");
        }
        return show(page.front() ? FRONT : PAGE, tree, page, request);
    }

    private Reply show(String template, PageTree tree, PageTree.Leaf page, HttpServletRequest request) {
        var translation = translation(tree, page, request);
        if (translation.isPresent()) {
            return Reply.seeOther(translation.get().address());
        }
        Language.of(page.language()).ifPresent(Language::speak);
        var kept = views.kept(page.version());
        return new Reply.Public(
                template, views.view(tree, page, kept), kept.text().isStill() ? latest(tree.changedAt()) : null);
    }

    /** The same page in the language of who reads. Search engines ask for none, and find each page where it is. */
    private static Optional<PageTree.Leaf> translation(PageTree tree, PageTree.Leaf page, HttpServletRequest request) {
        String read = Language.now().tag();
        boolean wanted = request.getHeader("Accept-Language") != null || request.getCookies() != null;
        return !wanted || page.language().equals(read)
                ? Optional.empty()
                : tree.translations(page).stream()
                        .filter(one -> one.language().equals(read))
                        .findAny();
    }

    private Instant latest(Instant changed) {
        return changed.isAfter(started) ? changed : started;
    }
}
