package org.cadre.site.page;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
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

    private final SheetFiles sheets;
    private final Texts texts;
    private final SitePages pages;
    private final MenuOfPages menu;
    private final Deeds deeds;

    OfficePagesPage(SitePages pages, MenuOfPages menu, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.pages = pages;
        this.menu = menu;
        this.deeds = deeds;
    }

    @GetMapping("/office/site/pages")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer, @RequestParam(defaultValue = "en") String language) {
        String shown = shown(language);
        var all = pages.list(shown, viewer);
        int inMenu = menu.fixedInMenu()
                + (int) all.stream()
                        .filter(page -> page.shownIn() == ShownIn.MENU && !page.front())
                        .count();
        return Reply.show(
                "site/page/office-pages", new ListView(all, shown, LANGUAGES, inMenu, PublicPlaces.MOST_IN_MENU));
    }

    private static String shown(String language) {
        return LANGUAGES.contains(language) ? language : PageTree.FIRST_LANGUAGE;
    }

    @GetMapping("/office/site/pages.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @RequestParam(defaultValue = "en") String language, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "pages",
                texts.say("site.pages.title"),
                format,
                sheets.columns(
                        "sheet.column.title",
                        "sheet.column.address",
                        "site.page.language",
                        "site.page.shown-in",
                        "sheet.column.state"),
                row -> pages.list(shown(language), viewer).forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(PageSummary one) {
        String state = one.isPublished() ? one.hasDraft() ? "newer" : "published" : "draft";
        return List.of(
                Cell.of(one.title()),
                Cell.of(one.address()),
                Cell.of(texts.say("site.page.language." + one.language())),
                Cell.of(texts.say(
                        one.front()
                                ? "site.page.front"
                                : "site.page.shown-in." + one.shownIn().word())),
                Cell.of(texts.say("site.page.state." + state)));
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
