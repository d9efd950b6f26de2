package org.cadre.site.page;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.PublicPlaces;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Office's list of the site's pages, in the order of the menu. */
@Controller
final class OfficePagesPage {
    static final List<String> LANGUAGES = List.of("en", "es");

    /** @param inMenu how many places the menu has, of so many it can have */
    record ListView(List<PageSummary> pages, String language, List<String> languages, int inMenu, int most) {
        boolean isFirst(PageSummary page) {
            return beside(page).getFirst().equals(page);
        }

        boolean isLast(PageSummary page) {
            return beside(page).getLast().equals(page);
        }

        private List<PageSummary> beside(PageSummary page) {
            return pages.stream()
                    .filter(one -> !one.front() && Objects.equals(one.parent(), page.parent()))
                    .toList();
        }
    }

    private final SitePages pages;
    private final MenuOfPages menu;
    private final Deeds deeds;

    OfficePagesPage(SitePages pages, MenuOfPages menu, Deeds deeds) {
        this.pages = pages;
        this.menu = menu;
        this.deeds = deeds;
    }

    @GetMapping("/office/site/pages")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer, @RequestParam(defaultValue = "en") String language) {
        String shown = LANGUAGES.contains(language) ? language : PageTree.FIRST_LANGUAGE;
        var all = pages.list(shown, viewer);
        int inMenu = menu.fixedInMenu()
                + (int) all.stream()
                        .filter(page -> page.shownIn() == ShownIn.MENU && !page.front())
                        .count();
        return Reply.show(
                "site/page/office-pages", new ListView(all, shown, LANGUAGES, inMenu, PublicPlaces.MOST_IN_MENU));
    }

    @PostMapping("/office/site/pages/{id}/move")
    @Only(Role.OFFICE)
    Reply move(Viewer viewer, @PathVariable UUID id, Form form) {
        var page = pages.find(id, viewer).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            pages.move(page, form.text("where").equals("up"), viewer.actor());
            return Reply.seeOther("/office/site/pages?language=" + page.language());
        });
    }
}
