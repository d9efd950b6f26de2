package org.cadre.site.story;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.site.media.Limits;
import org.cadre.site.media.Picture;
import org.cadre.site.media.PublicLimits;
import org.cadre.site.media.Showing;
import org.cadre.site.page.PageProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** Office writes stories: a draft first, looked at as readers will see it, and shown when everyone in it consents. */
@Controller
final class StoryEditorPage {
    static final String PLACE = "/office/site/stories";
    private static final String TEMPLATE = "site/story/story-editor";
    private static final int MOST_SHOWN = 500;
    private static final int AT_ONCE = 200;

    record OfficeListView(List<StorySummary> stories) {}

    /**
     * One being written.
     *
     * @param story null: one to be
     * @param problems of its Markdown, by line
     */
    record EditorView(
            @Nullable StorySummary story,
            @Nullable StoryVersion version,
            @Nullable Picture picture,
            Form form,
            Form personForm,
            List<PageProblem> problems,
            List<StoryPerson> people,
            List<Stories.Publication> publications,
            PublicLimits limits,
            LocalDate today) {
        String action() {
            return story == null ? PLACE : PLACE + "/" + story.id();
        }

        /** The last turn, where office can undo it. */
        Stories.@Nullable Publication undoable() {
            return publications.isEmpty() || !publications.getFirst().isOffices() ? null : publications.getFirst();
        }

        /** What would be shown then; null: nothing. */
        @Nullable
        Integer before() {
            return publications.size() > 1 ? publications.get(1).number() : null;
        }
    }

    record HistoryView(StorySummary story, List<StoryVersion> versions, List<Stories.Publication> publications) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final Stories stories;
    private final StoryConsents consents;
    private final StoryForm forms;
    private final StoryViews views;
    private final Showing showing;
    private final Limits limits;
    private final ProgramClock clock;
    private final Deeds deeds;

    StoryEditorPage(
            Stories stories,
            StoryConsents consents,
            StoryForm forms,
            StoryViews views,
            Showing showing,
            Limits limits,
            ProgramClock clock,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.stories = stories;
        this.consents = consents;
        this.forms = forms;
        this.views = views;
        this.showing = showing;
        this.limits = limits;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("site/story/office-stories", new OfficeListView(stories.page(null, MOST_SHOWN)));
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "stories",
                texts.say("site.stories.title"),
                format,
                sheets.columns(
                        "sheet.column.title",
                        "sheet.column.address",
                        "sheet.column.state",
                        "site.story.file.newest",
                        "site.story.file.published",
                        "site.story.file.published-on"),
                SheetFiles.Rows.paged(last -> stories.page(last == null ? null : last.id(), AT_ONCE), this::cells));
    }

    private List<Cell> cells(StorySummary one) {
        var at = one.publishedAt();
        return List.of(
                Cell.of(one.title()),
                Cell.of(one.address()),
                Cell.of(texts.say("site.story.state." + one.state())),
                Cell.of(one.newest()),
                one.published() == null ? Cell.NOTHING : Cell.of(one.published()),
                Cell.of(at == null ? null : at.atZone(clock.zone()).toLocalDate()));
    }

    @GetMapping(PLACE + "/new")
    @Only(Role.OFFICE)
    Reply fresh() {
        return Reply.show(TEMPLATE, view(null, Form.empty(), Form.empty(), List.of()));
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply begin(
            Viewer viewer,
            Form form,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
            @RequestParam(name = "video", required = false) @Nullable MultipartFile video,
            @RequestParam(name = "captions", required = false) @Nullable MultipartFile captions) {
        var draft = forms.read(form, new StoryForm.Sent(picture, video, captions), StoryFiles.NONE);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(null, form, Form.empty(), draft.problems()));
        }
        return deeds.once(form.key(), () -> {
            var story = stories.begin(draft.words(), forms.keep(draft), viewer.actor());
            return Reply.seeOther(PLACE + "/" + story, Sentence.of("site.story.begun"));
        });
    }

    @GetMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply edit(@PathVariable UUID id) {
        var story = story(id);
        return Reply.show(TEMPLATE, view(story, StoryForm.fill(stories.newest(id)), Form.empty(), List.of()));
    }

    private StorySummary story(UUID id) {
        return stories.find(id).orElseThrow(NotFound::new);
    }

    private EditorView view(@Nullable StorySummary story, Form form, Form person, List<PageProblem> problems) {
        var version = story == null ? null : stories.newest(story.id());
        return new EditorView(
                story,
                version,
                version == null ? null : views.picture(version),
                form,
                person,
                problems,
                story == null ? List.of() : consents.of(story.id()),
                story == null ? List.of() : stories.publications(story.id()),
                limits.now(),
                clock.today());
    }

    @PostMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply save(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
            @RequestParam(name = "video", required = false) @Nullable MultipartFile video,
            @RequestParam(name = "captions", required = false) @Nullable MultipartFile captions) {
        var story = story(id);
        var before = stories.newest(id);
        var draft = forms.read(form, new StoryForm.Sent(picture, video, captions), before.files());
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(story, form, Form.empty(), draft.problems()));
        }
        int from = form.text("from").matches("\\d{1,9}") ? Integer.parseInt(form.text("from")) : 0;
        return deeds.once(form.key(), () -> {
            if (!stories.save(id, from, draft.words(), forms.keep(draft), viewer.actor())) {
                form.wrong("body", Sentence.of("site.story.two-editors", before.number()));
                form.with("from", before.number());
                return Reply.again(TEMPLATE, view(story, form, Form.empty(), List.of()));
            }
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("site.story.saved", from + 1));
        });
    }

    /** The saved draft as a whole page, as readers will see it. */
    @GetMapping(PLACE + "/{id}/preview")
    @Only(Role.OFFICE)
    Reply preview(@PathVariable UUID id) {
        story(id);
        return Reply.show("site/story/story-page", views.draft(stories.newest(id), PLACE + "/" + id + "/files/", id));
    }

    @GetMapping(PLACE + "/{id}/files/{digest}")
    @Only(Role.OFFICE)
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable String digest, WebRequest request) {
        return showing.show(request, digest, stories.fileOf(id, digest).orElseThrow(NotFound::new));
    }

    @GetMapping(PLACE + "/{id}/history")
    @Only(Role.OFFICE)
    Reply history(@PathVariable UUID id) {
        return Reply.show(
                "site/story/story-history", new HistoryView(story(id), stories.versions(id), stories.publications(id)));
    }

    /** Brings an older version back as the newest: a draft, until it is published. */
    @PostMapping(PLACE + "/{id}/versions/{number}/return")
    @Only(Role.OFFICE)
    Reply bringBack(Viewer viewer, @PathVariable UUID id, @PathVariable int number, Form form) {
        var story = story(id);
        var old = stories.versions(id).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            boolean saved = stories.save(id, story.newest(), old.words(), old.files(), viewer.actor());
            return Reply.seeOther(
                    PLACE + "/" + id,
                    Sentence.of(saved ? "site.story.brought-back" : "site.story.not-brought-back", number));
        });
    }

    /** Shows the version that office has seen, and no newer one that somebody has saved since. */
    @PostMapping(PLACE + "/{id}/publication")
    @Only(Role.OFFICE)
    Reply publish(Viewer viewer, @PathVariable UUID id, Form form) {
        var story = story(id);
        int number = form.number("version").orElse(0);
        return deeds.once(form.key(), () -> {
            var refused = switch (stories.publish(id, number, viewer.actor())) {
                case Stories.Publishing.Published() -> null;
                case Stories.Publishing.NobodyNamed() -> Sentence.of("site.story.refused.nobody-named");
                case Stories.Publishing.ConsentMissing(var names) ->
                    Sentence.of("site.story.refused.consent", String.join(", ", names));
                case Stories.Publishing.Changed(var names) ->
                    Sentence.of("site.story.refused.changed", String.join(", ", names));
                case Stories.Publishing.ScopeMissing(var scope) ->
                    Sentence.of("site.story.refused.scope", Sentence.of(scope.label()));
                case Stories.Publishing.Older() -> Sentence.of("site.story.refused.older");
            };
            if (refused == null) {
                return Reply.seeOther(PLACE + "/" + id, Sentence.of("site.story.published", number));
            }
            var again = StoryForm.fill(stories.newest(id));
            again.wrong("people", refused);
            return Reply.again(TEMPLATE, view(story, again, Form.empty(), List.of()));
        });
    }

    @PostMapping(PLACE + "/{id}/publication/undo")
    @Only(Role.OFFICE)
    Reply undo(Viewer viewer, @PathVariable UUID id, Form form) {
        story(id);
        var publication = form.id("publication").orElseThrow(NotFound::new);
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE + "/" + id,
                        Sentence.of(
                                stories.undo(id, publication, viewer.actor())
                                        ? "site.story.undone"
                                        : "site.story.not-undone")));
    }

    @PostMapping(PLACE + "/{id}/publication/end")
    @Only(Role.OFFICE)
    Reply takeDown(Viewer viewer, @PathVariable UUID id, Form form) {
        story(id);
        return deeds.once(form.key(), () -> {
            stories.takeDown(id, "office", viewer.actor());
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("site.story.taken-down"));
        });
    }

    /** Names somebody as being in the story. */
    @PostMapping(PLACE + "/{id}/people")
    @Only(Role.OFFICE)
    Reply name(Viewer viewer, @PathVariable UUID id, Form form) {
        var story = story(id);
        String name = form.required("name", Sentence.of("site.story.person.name-missing"));
        form.atMost("name", 120);
        String email = EmailAddress.read(form, "email");
        var scope = Scope.read(form.all("scope"));
        if (scope.isEmpty()) {
            form.wrong("scope", Sentence.of("site.story.person.scope-missing"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(story, StoryForm.fill(stories.newest(id)), form, List.of()));
        }
        return deeds.once(form.key(), () -> {
            var person = consents.name(
                    id,
                    name.replaceAll("\\p{Cntrl}+", " "),
                    email,
                    scope.stream().map(Scope::word).toList(),
                    viewer.actor());
            return Reply.seeOther(PLACE + "/" + id + "/people/" + person, Sentence.of("site.story.person.named", name));
        });
    }
}
