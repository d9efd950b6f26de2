package org.cadre.site.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.PublicPlaces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The public menu: pages that office shows there, and the places of other features between them. */
@Component
class MenuOfPages implements PublicPlaces, SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(MenuOfPages.class);
    private static final String READ = MenuOfPages.class.getName();
    private static final Duration REREAD = Duration.ofSeconds(2);

    private record Ordered(int order, Place place) {}

    /** What was read, and when. */
    private record Known(PageTree tree, Instant readAt) {}

    private final SitePages pages;
    private final List<Fixed> fixed;
    private final Texts texts;
    private final Clock system;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Known known;

    MenuOfPages(SitePages pages, List<Fixed> fixed, Texts texts, Clock system) {
        this.pages = pages;
        this.fixed = fixed;
        this.texts = texts;
        this.system = system;
    }

    @Override
    public void afterSingletonsInstantiated() {
        orNone(this::read);
    }

    /** All pages that are shown, read once for a request. */
    PageTree tree(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof PageTree read) {
            return read;
        }
        var tree = read();
        request.setAttribute(READ, tree);
        return tree;
    }

    private PageTree read() {
        var readAt = system.instant();
        var tree = pages.tree();
        known = new Known(tree, readAt);
        return tree;
    }

    /** What was read last. When that is a while ago it is read again for the next one who asks. */
    private PageTree remembered() {
        var now = known;
        if (now == null) {
            return orNone(this::read);
        }
        if (now.readAt.plus(REREAD).isBefore(system.instant()) && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                try {
                    orNone(this::read);
                } finally {
                    reading.set(false);
                }
            });
        }
        return now.tree;
    }

    /** A page without its menu is still a page: what went wrong may be what it is about to say. */
    private static PageTree orNone(Supplier<PageTree> read) {
        try {
            return read.get();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the menu of pages cannot be read: {}", e.getMessage());
            return new PageTree(List.of());
        }
    }

    @Override
    public List<Place> menu(HttpServletRequest request, String language) {
        var all = new ArrayList<Ordered>();
        orNone(() -> tree(request))
                .shownIn(ShownIn.MENU, language)
                .forEach(page -> all.add(new Ordered(page.position(), new Place(page.address(), page.label()))));
        fixed(true).forEach(place -> all.add(new Ordered(place.order(), place(place))));
        return all.stream()
                .sorted(Comparator.comparingInt(Ordered::order))
                .map(Ordered::place)
                .limit(MOST_IN_MENU)
                .toList();
    }

    @Override
    public List<Place> footer(HttpServletRequest request, String language) {
        return footer(orNone(() -> tree(request)), language);
    }

    @Override
    public List<Place> rememberedFooter(String language) {
        return footer(remembered(), language);
    }

    private List<Place> footer(PageTree tree, String language) {
        var own = tree.shownIn(ShownIn.FOOTER, language).stream().map(page -> new Place(page.address(), page.label()));
        return Stream.concat(Stream.concat(fixed(true), fixed(false)).map(this::place), own)
                .toList();
    }

    /** How many places in the menu are no pages. */
    int fixedInMenu() {
        return (int) fixed(true).count();
    }

    private Stream<Fixed> fixed(boolean inMenu) {
        return fixed.stream().filter(place -> place.inMenu() == inMenu).sorted(Comparator.comparingInt(Fixed::order));
    }

    private Place place(Fixed fixed) {
        return new Place(fixed.href(), texts.say(fixed.label()));
    }
}
