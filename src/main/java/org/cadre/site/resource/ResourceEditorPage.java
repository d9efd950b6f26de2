package org.cadre.site.resource;

import java.util.List;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.site.media.Limits;
import org.cadre.site.media.PublicLimits;
import org.cadre.site.media.Showing;
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

/** Office puts resources on the site, changes them, and takes them off at once. */
@Controller
final class ResourceEditorPage {
    static final String PLACE = "/office/site/resources";
    private static final String TEMPLATE = "site/resource/resource-editor";
    private static final int MOST_SHOWN = 1000;
    private static final int AT_ONCE = 200;

    record OfficeListView(List<ResourceSummary> resources) {}

    /** @param resource null: one to be */
    record EditorView(
            @Nullable ResourceSummary resource,
            @Nullable ResourceVersion version,
            Form form,
            List<Resources.Publication> publications,
            List<ResourceVersion> versions,
            List<Downloads.Month> downloads,
            PublicLimits limits) {
        String action() {
            return resource == null ? PLACE : PLACE + "/" + resource.id();
        }

        Resources.@Nullable Publication last() {
            return publications.isEmpty() ? null : publications.getFirst();
        }

        /** What would be shown if the last turn were undone; null: nothing. */
        @Nullable
        Integer before() {
            return publications.size() > 1 ? publications.get(1).number() : null;
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final Resources resources;
    private final ResourceForm forms;
    private final Downloads downloads;
    private final Showing showing;
    private final Limits limits;
    private final Deeds deeds;

    ResourceEditorPage(
            Resources resources,
            ResourceForm forms,
            Downloads downloads,
            Showing showing,
            Limits limits,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.resources = resources;
        this.forms = forms;
        this.downloads = downloads;
        this.showing = showing;
        this.limits = limits;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("site/resource/office-resources", new OfficeListView(resources.page(null, MOST_SHOWN)));
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "resources",
                texts.say("site.resources.title"),
                format,
                sheets.columns(
                        "sheet.column.title",
                        "sheet.column.kind",
                        "sheet.column.address",
                        "sheet.column.state",
                        "site.resource.file.newest",
                        "site.resource.file.published",
                        "site.resource.file.downloads"),
                SheetFiles.Rows.paged(last -> resources.page(last == null ? null : last.id(), AT_ONCE), this::cells));
    }

    private List<Cell> cells(ResourceSummary one) {
        return List.of(
                Cell.of(one.title()),
                Cell.of(texts.say(one.kind().label())),
                Cell.of(one.address()),
                Cell.of(texts.say("site.resource.state." + one.state())),
                Cell.of(one.newest()),
                one.published() == null ? Cell.NOTHING : Cell.of(one.published()),
                Cell.of(one.downloads()));
    }

    @GetMapping(PLACE + "/new")
    @Only(Role.OFFICE)
    Reply fresh() {
        return Reply.show(
                TEMPLATE, view(null, Form.empty().with("language", "en").with("place", 100)));
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply begin(
            Viewer viewer,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "slides", required = false) @Nullable MultipartFile slides,
            @RequestParam(name = "captions", required = false) @Nullable MultipartFile captions) {
        var draft = forms.read(form, new ResourceForm.Sent(file, slides, captions), ResourceFiles.NONE);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(null, form));
        }
        return deeds.once(form.key(), () -> {
            var resource = resources.begin(draft.words(), forms.keep(draft), viewer.actor());
            return Reply.seeOther(PLACE + "/" + resource, Sentence.of("site.resource.begun"));
        });
    }

    @GetMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply edit(@PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(resource(id), ResourceForm.fill(resources.newest(id))));
    }

    private ResourceSummary resource(UUID id) {
        return resources.find(id).orElseThrow(NotFound::new);
    }

    private EditorView view(@Nullable ResourceSummary resource, Form form) {
        return new EditorView(
                resource,
                resource == null ? null : resources.newest(resource.id()),
                form,
                resource == null ? List.of() : resources.publications(resource.id()),
                resource == null ? List.of() : resources.versions(resource.id()),
                resource == null ? List.of() : downloads.of(resource.id()),
                limits.now());
    }

    @PostMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply save(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "slides", required = false) @Nullable MultipartFile slides,
            @RequestParam(name = "captions", required = false) @Nullable MultipartFile captions) {
        var resource = resource(id);
        var before = resources.newest(id);
        var draft = forms.read(form, new ResourceForm.Sent(file, slides, captions), before.files());
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(resource, form));
        }
        int from = form.text("from").matches("\\d{1,9}") ? Integer.parseInt(form.text("from")) : 0;
        return deeds.once(form.key(), () -> {
            if (!resources.save(id, from, draft.words(), forms.keep(draft), viewer.actor())) {
                form.wrong("title", Sentence.of("site.resource.two-editors", before.number()));
                form.with("from", before.number());
                return Reply.again(TEMPLATE, view(resource, form));
            }
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("site.resource.saved", from + 1));
        });
    }

    /** The saved draft as a whole page, as readers will see it. */
    @GetMapping(PLACE + "/{id}/preview")
    @Only(Role.OFFICE)
    Reply preview(@PathVariable UUID id) {
        resource(id);
        String place = PLACE + "/" + id;
        return Reply.show(
                "site/resource/resource",
                new ResourcesPage.OneView(resources.newest(id), place + "/draft", place, null));
    }

    /** A file of the newest draft; never counted. */
    @GetMapping(PLACE + "/{id}/draft/{part}")
    @Only(Role.OFFICE)
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable String part, WebRequest request) {
        resource(id);
        var files = resources.newest(id).files();
        var captions = files.captions();
        if (part.equals("captions") && captions != null) {
            return showing.show(request, captions, "text/vtt;charset=UTF-8");
        }
        var file = part.equals("file") ? files.file() : part.equals("slides") ? files.slides() : null;
        if (file == null) {
            throw new NotFound();
        }
        return file.isVideo() ? showing.show(request, file.digest(), file.mediaType()) : showing.hand(request, file);
    }

    /** Brings an older version back as the newest: a draft, until it is published. */
    @PostMapping(PLACE + "/{id}/versions/{number}/return")
    @Only(Role.OFFICE)
    Reply bringBack(Viewer viewer, @PathVariable UUID id, @PathVariable int number, Form form) {
        var resource = resource(id);
        var old = resources.versions(id).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            boolean saved = resources.save(id, resource.newest(), old.words(), old.files(), viewer.actor());
            return Reply.seeOther(
                    PLACE + "/" + id,
                    Sentence.of(saved ? "site.resource.brought-back" : "site.resource.not-brought-back", number));
        });
    }

    /** Shows the version that office has seen, and no newer one that somebody has saved since. */
    @PostMapping(PLACE + "/{id}/publication")
    @Only(Role.OFFICE)
    Reply publish(Viewer viewer, @PathVariable UUID id, Form form) {
        resource(id);
        int number = form.number("version").orElse(0);
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE + "/" + id,
                        resources.publish(id, number, viewer.actor())
                                ? Sentence.of("site.resource.published", number)
                                : Sentence.of("site.resource.not-published")));
    }

    @PostMapping(PLACE + "/{id}/publication/undo")
    @Only(Role.OFFICE)
    Reply undo(Viewer viewer, @PathVariable UUID id, Form form) {
        resource(id);
        var publication = form.id("publication").orElseThrow(NotFound::new);
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE + "/" + id,
                        Sentence.of(
                                resources.undo(id, publication, viewer.actor())
                                        ? "site.resource.undone"
                                        : "site.resource.not-undone")));
    }

    @PostMapping(PLACE + "/{id}/publication/end")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        resource(id);
        return deeds.once(form.key(), () -> {
            resources.withdraw(id, viewer.actor());
            return Reply.seeOther(PLACE + "/" + id, Sentence.of("site.resource.withdrawn"));
        });
    }
}
