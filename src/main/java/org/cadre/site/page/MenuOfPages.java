package org.cadre.site.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.PublicPlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The public menu: pages that office shows there, and the places of other features between them. */
@Component
class MenuOfPages implements PublicPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(MenuOfPages.class);
    private static final String READ = MenuOfPages.class.getName();

    private record Ordered(int order, Place place) {}

    private final SitePages pages;
    private final List<Fixed> fixed;
    private final Texts texts;

    MenuOfPages(SitePages pages, List<Fixed> fixed, Texts texts) {
        this.pages = pages;
        this.fixed = fixed;
        this.texts = texts;
    }

    /** All pages that are shown, read once for a request. */
    PageTree tree(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof PageTree read) {
            return read;
        }
        var tree = pages.tree();
        request.setAttribute(READ, tree);
        return tree;
    }

    /** A page without its menu is still a page: what went wrong may be what it is about to say. */
    private PageTree treeOrNone(HttpServletRequest request) {
        try {
            return tree(request);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the menu of pages cannot be read: {}", e.getMessage());
            return new PageTree(List.of());
        }
    }

    @Override
    public List<Place> menu(HttpServletRequest request, String language) {
        var all = new ArrayList<Ordered>();
        treeOrNone(request)
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
        var own = treeOrNone(request).shownIn(ShownIn.FOOTER, language).stream()
                .map(page -> new Place(page.address(), page.label()));
        var others = Stream.concat(fixed(true), fixed(false)).map(this::place);
        return Stream.concat(others, own).toList();
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
