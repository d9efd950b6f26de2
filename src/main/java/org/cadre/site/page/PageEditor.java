package org.cadre.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.PublicPlaces;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where office writes a page, sees it as it will look, and saves it as a draft. */
@Controller
final class PageEditor {
    private static final String TEMPLATE = "site/page/page-editor";
    private static final int TITLE = 120;
    private static final int LABEL = 30;
    private static final int DESCRIPTION = 300;

    /**
     * The editor.
     *
     * @param page null: a page to be
     * @param problems what its text cannot say, by line
     * @param preview as it will look; null: not asked for
     * @param theirs the version that somebody else has saved meanwhile; null: nobody has
     * @param publications the last ones first
     */
    record EditorView(
            @Nullable PageSummary page,
            String language,
            Form form,
            List<PageProblem> problems,
            @Nullable PreviewView preview,
            @Nullable PageVersion theirs,
            List<TextDifference.Line> difference,
            List<SitePages.Publication> publications,
            List<PageBlock> blocks,
            List<Option> parents,
            List<Option> translatable) {
        String address() {
            return page == null ? "/office/site/pages" : "/office/site/pages/" + page.id();
        }

        /** What undoing the last publication brings back; empty: there is none to undo. */
        Optional<SitePages.Publication> last() {
            return publications.stream().findFirst();
        }

        @Nullable
        Integer before() {
            return publications.size() > 1 ? publications.get(1).version() : null;
        }
    }

    /** @param problems what is wrong, by line: what is shown leaves it out or shows it as plain text */
    record PreviewView(PageView page, List<PageProblem> problems) {}

    private final SitePages pages;
    private final PageReader reader;
    private final PageViews views;
    private final PageAddresses addresses;
    private final MenuOfPages menu;
    private final Blocks blocks;
    private final Deeds deeds;
    private final Texts texts;

    PageEditor(
            SitePages pages,
            PageReader reader,
            PageViews views,
            PageAddresses addresses,
            MenuOfPages menu,
            Blocks blocks,
            Deeds deeds,
            Texts texts) {
        this.pages = pages;
        this.reader = reader;
        this.views = views;
        this.addresses = addresses;
        this.menu = menu;
        this.blocks = blocks;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/office/site/pages/new")
    @Only(Role.OFFICE)
    Reply fresh(Viewer viewer, @RequestParam(defaultValue = "en") String language) {
        var form = Form.empty().with("language", language(language)).with("shownIn", ShownIn.NOWHERE.word());
        return Reply.show(TEMPLATE, view(viewer, null, form, List.of(), null, null));
    }

    @PostMapping("/office/site/pages")
    @Only(Role.OFFICE)
    Reply make(Viewer viewer, Form form) {
        if (form.has("do", "preview")) {
            return Reply.show(TEMPLATE, view(viewer, null, form, List.of(), preview(form), null));
        }
        String language = language(form.text("language"));
        var words = words(form);
        var problems = check(form, words);
        var place = place(viewer, form, null, language);
        var translates = form.id("translates")
                .flatMap(one -> pages.find(one, viewer))
                .filter(one -> translatable(one, language))
                .map(PageSummary::id);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(viewer, null, form, problems, null, null));
        }
        return deeds.once(form.key(), () -> {
            var made = pages.make(language, translates.orElse(null), place, words, viewer.actor());
            if (made.isEmpty()) {
                form.wrong("slug", Sentence.of("site.page.slug-taken", place.slug()));
                return Reply.again(TEMPLATE, view(viewer, null, form, List.of(), null, null));
            }
            return Reply.seeOther("/office/site/pages/" + made.get(), Sentence.of("site.page.made"));
        });
    }

    @GetMapping("/office/site/pages/{id}")
    @Only(Role.OFFICE)
    Reply edit(Viewer viewer, @PathVariable UUID id) {
        var page = page(viewer, id);
        var newest = pages.version(id, page.newest()).orElseThrow();
        var form = fill(newest)
                .with("slug", page.slug())
                .with("parent", page.parent())
                .with("shownIn", page.shownIn().word());
        return Reply.show(
                TEMPLATE, view(viewer, page, form, reader.read(newest.text()).problems(), null, null));
    }

    private static Form fill(PageVersion version) {
        return Form.empty()
                .with("title", version.title())
                .with("label", version.label())
                .with("description", version.description())
                .with("text", version.text())
                .with("sample", version.sample() ? "yes" : null)
                .with("from", version.number());
    }

    @PostMapping("/office/site/pages/{id}")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable UUID id, Form form) {
        var page = page(viewer, id);
        if (form.has("do", "preview")) {
            return Reply.show(TEMPLATE, view(viewer, page, form, List.of(), preview(form), null));
        }
        var words = words(form);
        var problems = check(form, words);
        var place = place(viewer, form, page, page.language());
        int from = from(form);
        if (form.isRight() && from != page.newest()) {
            return theirs(viewer, page, form);
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(viewer, page, form, problems, null, null));
        }
        return deeds.once(form.key(), () -> {
            pages.place(page, place, viewer.actor());
            if (pages.version(id, from).filter(one -> same(one, words)).isPresent()) {
                return Reply.seeOther("/office/site/pages/" + id, Sentence.of("site.page.saved-place"));
            }
            if (pages.save(id, from, words, null, viewer.actor()).isEmpty()) {
                return theirs(viewer, page(viewer, id), form);
            }
            return Reply.seeOther("/office/site/pages/" + id, Sentence.of("site.page.saved", from + 1));
        });
    }

    /** Both texts stay: what was typed in the form, and beside it what somebody else has saved. */
    private Reply theirs(Viewer viewer, PageSummary page, Form form) {
        var theirs = pages.version(page.id(), page.newest()).orElseThrow();
        form.wrong(
                "text",
                theirs.writtenBy() == null
                        ? Sentence.of("site.page.two-editors", page.newest())
                        : Sentence.of("site.page.two-editors-by", page.newest(), theirs.writtenBy()));
        form.with("from", page.newest());
        return Reply.again(TEMPLATE, view(viewer, page, form, List.of(), null, theirs));
    }

    private static boolean same(PageVersion version, PageWords words) {
        return words.equals(new PageWords(
                version.title(), version.label(), version.description(), version.text(), version.sample()));
    }

    private static int from(Form form) {
        String from = form.text("from");
        return from.matches("\\d{1,9}") ? Integer.parseInt(from) : 0;
    }

    /** As it will look, while it is typed. */
    @PostMapping("/office/site/pages/preview")
    @Only(Role.OFFICE)
    Reply live(Form form) {
        return Reply.show("site/page/page-preview", preview(form));
    }

    private PreviewView preview(Form form) {
        var words = words(form);
        var text = reader.read(words.text());
        return new PreviewView(views.view(words, language(form.text("language"))), text.problems());
    }

    /** The saved draft as a whole page, as readers will see it. */
    @GetMapping("/office/site/pages/{id}/preview")
    @Only(Role.OFFICE)
    Reply whole(Viewer viewer, @PathVariable UUID id) {
        var page = page(viewer, id);
        var newest = pages.version(id, page.newest()).orElseThrow();
        var view = views.view(
                new PageWords(newest.title(), newest.label(), newest.description(), newest.text(), newest.sample()),
                page.language());
        return Reply.show(page.front() ? "site/page/front" : "site/page/page", view);
    }

    private PageSummary page(Viewer viewer, UUID id) {
        return pages.find(id, viewer).orElseThrow(NotFound::new);
    }

    private static String language(String typed) {
        return OfficePagesPage.LANGUAGES.contains(typed) ? typed : PageTree.FIRST_LANGUAGE;
    }

    private static PageWords words(Form form) {
        return new PageWords(
                form.text("title"),
                form.text("label"),
                form.text("description"),
                form.text("text").replace("\r\n", "\n"),
                form.ticked("sample"));
    }

    private List<PageProblem> check(Form form, PageWords words) {
        form.required("title", Sentence.of("site.page.title-missing"));
        form.atMost("title", TITLE);
        form.atMost("label", LABEL);
        form.required("description", Sentence.of("site.page.description-missing"));
        form.atMost("description", DESCRIPTION);
        form.required("text", Sentence.of("site.page.text-missing"));
        var problems = reader.read(words.text()).problems();
        if (!problems.isEmpty()) {
            form.wrong("text", Sentence.of("site.page.text-wrong", problems.size()));
        }
        return problems;
    }

    /** @param page null: a page to be */
    private SitePages.Place place(Viewer viewer, Form form, @Nullable PageSummary page, String language) {
        String slug = form.text("slug").toLowerCase(Locale.ROOT);
        var refused = addresses.refused(slug, page == null ? null : page.id());
        boolean unchanged = page != null && page.slug().equals(slug);
        if (refused != null && !unchanged) {
            form.wrong("slug", refused);
        }
        var parent = form.id("parent")
                .filter(one -> parents(viewer, page, language).stream()
                        .anyMatch(option -> option.value().equals(one.toString())));
        var shownIn = ShownIn.find(form.text("shownIn")).orElse(ShownIn.NOWHERE);
        if (shownIn == ShownIn.MENU && inMenu(viewer, page, language) >= PublicPlaces.MOST_IN_MENU) {
            form.wrong("shownIn", Sentence.of("site.page.menu-full", PublicPlaces.MOST_IN_MENU));
        }
        return new SitePages.Place(slug, parent.orElse(null), shownIn);
    }

    private long inMenu(Viewer viewer, @Nullable PageSummary but, String language) {
        return menu.fixedInMenu()
                + pages.list(language, viewer).stream()
                        .filter(one -> one.shownIn() == ShownIn.MENU
                                && !one.front()
                                && (but == null || !one.id().equals(but.id())))
                        .count();
    }

    /** Pages that it can stand under: uppermost ones, and none where others stand under it. */
    private List<Option> parents(Viewer viewer, @Nullable PageSummary page, String language) {
        var all = pages.list(language, viewer);
        if (page != null
                && (page.front() || all.stream().anyMatch(one -> page.id().equals(one.parent())))) {
            return List.of();
        }
        return all.stream()
                .filter(one -> one.parent() == null && !one.front() && !one.equals(page))
                .map(one -> new Option(one.id().toString(), one.title()))
                .toList();
    }

    private static boolean translatable(PageSummary page, String language) {
        return page.translates() == null && !page.language().equals(language);
    }

    private EditorView view(
            Viewer viewer,
            @Nullable PageSummary page,
            Form form,
            List<PageProblem> problems,
            @Nullable PreviewView preview,
            @Nullable PageVersion theirs) {
        String language = page == null ? language(form.text("language")) : page.language();
        return new EditorView(
                page,
                language,
                form.with("language", language),
                problems,
                preview,
                theirs,
                theirs == null
                        ? List.of()
                        : TextDifference.between(theirs.text(), words(form).text()),
                page == null ? List.of() : pages.publications(page.id()),
                blocks.all(),
                parents(viewer, page, language),
                page == null ? translatable(viewer, language) : List.of());
    }

    private List<Option> translatable(Viewer viewer, String language) {
        var options = new ArrayList<Option>();
        for (String other : OfficePagesPage.LANGUAGES) {
            if (!other.equals(language)) {
                pages.list(other, viewer).stream()
                        .filter(one -> translatable(one, language))
                        .forEach(one -> options.add(new Option(
                                one.id().toString(), texts.say("site.page.language." + other) + ": " + one.title())));
            }
        }
        return options;
    }
}
