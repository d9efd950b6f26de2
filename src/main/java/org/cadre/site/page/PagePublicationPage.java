package org.cadre.site.page;

import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a page to everybody, takes that back, and keeps what it said before. */
@Controller
final class PagePublicationPage {
    /**
     * What a page said when.
     *
     * @param from the version that is compared; null: there is only one
     */
    record HistoryView(
            PageSummary page,
            List<PageVersion> versions,
            List<SitePages.Publication> publications,
            @Nullable PageVersion from,
            PageVersion to,
            List<TextDifference.Line> difference) {
        /** Whether title, label and description are the same too. */
        boolean sameAround() {
            return from == null
                    || (from.title().equals(to.title())
                            && from.label().equals(to.label())
                            && from.description().equals(to.description()));
        }
    }

    private final SitePages pages;
    private final PageReader reader;
    private final Deeds deeds;

    PagePublicationPage(SitePages pages, PageReader reader, Deeds deeds) {
        this.pages = pages;
        this.reader = reader;
        this.deeds = deeds;
    }

    /** Shows the version that office has seen, and no newer one that somebody has saved since. */
    @PostMapping("/office/site/pages/{id}/publication")
    @Only(Role.OFFICE)
    Reply publish(Viewer viewer, @PathVariable UUID id, Form form) {
        page(viewer, id);
        var version = form.number("version")
                .flatMap(number -> pages.version(id, number))
                .orElseThrow(NotFound::new);
        if (!reader.read(version.text()).problems().isEmpty()) {
            return Reply.seeOther(place(id), Sentence.of("site.page.not-published", version.number()));
        }
        return deeds.once(form.key(), () -> {
            pages.publish(id, version, viewer.actor());
            return Reply.seeOther(place(id), Sentence.of("site.page.published", version.number()));
        });
    }

    @PostMapping("/office/site/pages/{id}/publication/undo")
    @Only(Role.OFFICE)
    Reply undo(Viewer viewer, @PathVariable UUID id, Form form) {
        page(viewer, id);
        var publication = form.id("publication").orElseThrow(NotFound::new);
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place(id),
                        Sentence.of(
                                pages.undo(id, publication, viewer.actor())
                                        ? "site.page.undone"
                                        : "site.page.not-undone")));
    }

    @PostMapping("/office/site/pages/{id}/publication/end")
    @Only(Role.OFFICE)
    Reply takeDown(Viewer viewer, @PathVariable UUID id, Form form) {
        page(viewer, id);
        return deeds.once(form.key(), () -> {
            pages.takeDown(id, viewer.actor());
            return Reply.seeOther(place(id), Sentence.of("site.page.taken-down"));
        });
    }

    @GetMapping("/office/site/pages/{id}/history")
    @Only(Role.OFFICE)
    Reply history(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to) {
        var page = page(viewer, id);
        var versions = pages.versions(id);
        var later = find(versions, to == null ? page.newest() : to);
        PageVersion earlier =
                from == null && later.number() == 1 ? null : find(versions, from == null ? later.number() - 1 : from);
        return Reply.show(
                "site/page/page-history",
                new HistoryView(
                        page,
                        versions,
                        pages.publications(id),
                        earlier,
                        later,
                        earlier == null ? List.of() : TextDifference.between(earlier.text(), later.text())));
    }

    private static PageVersion find(List<PageVersion> versions, int number) {
        return versions.stream().filter(one -> one.number() == number).findAny().orElseThrow(NotFound::new);
    }

    /** Brings an older version back as the newest: a draft, until it is published. */
    @PostMapping("/office/site/pages/{id}/versions/{number}/return")
    @Only(Role.OFFICE)
    Reply bringBack(Viewer viewer, @PathVariable UUID id, @PathVariable int number, Form form) {
        var page = page(viewer, id);
        var old = pages.version(id, number).orElseThrow(NotFound::new);
        if (number == page.newest()) {
            return Reply.seeOther(place(id));
        }
        return deeds.once(form.key(), () -> {
            var words = new PageWords(old.title(), old.label(), old.description(), old.text(), old.sample());
            boolean saved =
                    pages.save(id, page.newest(), words, number, viewer.actor()).isPresent();
            return Reply.seeOther(
                    place(id), Sentence.of(saved ? "site.page.brought-back" : "site.page.not-brought-back", number));
        });
    }

    private PageSummary page(Viewer viewer, UUID id) {
        return pages.find(id, viewer).orElseThrow(NotFound::new);
    }

    private static String place(UUID id) {
        return "/office/site/pages/" + id;
    }
}
