package org.cadre.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.file.FileKind;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.sheet.SheetReader;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
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
import org.springframework.web.multipart.MultipartFile;

/** The place where lists come in: which were brought, and bringing one more. */
@Controller
final class ImportsPage {
    private static final int AT_ONCE = 200;

    record ListsView(
            List<ImportKind> kinds,
            List<BroughtList> lists,
            @Nullable UUID next) {}

    record BringView(Form form, ImportKind kind, List<ImportField> fields) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final ProgramClock clock;
    private final Imports imports;
    private final ImportWork work;
    private final FileStore files;
    private final AuditTrail audit;
    private final Deeds deeds;

    ImportsPage(
            Imports imports,
            ImportWork work,
            FileStore files,
            AuditTrail audit,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts,
            ProgramClock clock) {
        this.sheets = sheets;
        this.texts = texts;
        this.clock = clock;
        this.imports = imports;
        this.work = work;
        this.files = files;
        this.audit = audit;
        this.deeds = deeds;
    }

    @GetMapping("/office/imports")
    @Only(Role.OFFICE)
    Reply lists(Viewer viewer, @RequestParam(required = false) @Nullable UUID after) {
        var lists = imports.page(after, viewer, Imports.A_PAGE);
        return Reply.show(
                "imports/imports",
                new ListsView(
                        Arrays.stream(ImportKind.values()).filter(work::knows).toList(),
                        lists,
                        lists.size() < Imports.A_PAGE ? null : lists.getLast().id()));
    }

    @GetMapping("/office/imports.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "imports",
                texts.say("imports.lists"),
                format,
                sheets.columns(
                        "imports.list.file",
                        "imports.list.kind",
                        "imports.list.brought-on",
                        "imports.list.brought-by",
                        "imports.list.state",
                        "imports.list.recorded-on",
                        "imports.list.recorded-by",
                        "imports.list.created",
                        "imports.list.changed",
                        "imports.list.unchanged",
                        "imports.list.left-out",
                        "imports.list.refused"),
                SheetFiles.Rows.paged(
                        last -> imports.page(last == null ? null : last.id(), viewer, AT_ONCE), this::cells));
    }

    private List<Cell> cells(BroughtList list) {
        var counts = list.recorded();
        var facts = Stream.of(
                Cell.of(list.file()),
                Cell.of(texts.say(list.kind().label())),
                Cell.of(list.broughtAt().atZone(clock.zone()).toLocalDate()),
                Cell.of(list.broughtBy()),
                Cell.of(texts.say(list.state().label())),
                Cell.of(list.recordedOn()),
                Cell.of(list.recordedBy()));
        return counts == null
                ? facts.toList()
                : Stream.concat(
                                facts,
                                Stream.of(
                                        Cell.of(counts.created()),
                                        Cell.of(counts.changed()),
                                        Cell.of(counts.unchanged()),
                                        Cell.of(counts.leftOut()),
                                        Cell.of(counts.refused())))
                        .toList();
    }

    @GetMapping("/office/imports/new/{kind}")
    @Only(Role.OFFICE)
    Reply bring(@PathVariable String kind) {
        return Reply.show("imports/bring", view(Form.empty(), kind(kind)));
    }

    private ImportKind kind(String slug) {
        return ImportKind.find(slug).filter(work::knows).orElseThrow(NotFound::new);
    }

    private BringView view(Form form, ImportKind kind) {
        return new BringView(form, kind, work.listing(kind).fields());
    }

    @PostMapping("/office/imports/new/{kind}")
    @Only(Role.OFFICE)
    Reply bring(
            Viewer viewer,
            @PathVariable String kind,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        var about = kind(kind);
        if (file == null || file.isEmpty()) {
            return refused(form, about, Sentence.of("imports.bring.no-file"));
        }
        if (file.getSize() > SheetReader.MOST_BYTES) {
            return refused(form, about, Sentence.of("sheet.too-large", SheetReader.MOST_BYTES / 1024 / 1024));
        }
        String digest = stored(file);
        if (SheetReader.open(files.pathOf(digest)) instanceof SheetReader.Outcome.Unreadable(var why)) {
            return refused(form, about, why);
        }
        return deeds.once(form.key(), () -> {
            String name = FileKind.plainName(file.getOriginalFilename() == null ? "" : file.getOriginalFilename());
            UUID id = imports.bring(
                    about,
                    name.isEmpty() ? "list" : name,
                    digest,
                    file.getSize(),
                    viewer.id().value());
            audit.record(
                    viewer.actor(),
                    "import.brought",
                    null,
                    id,
                    java.util.Map.of(),
                    java.util.Map.of("kind", about.word(), "file", name, "sha256", digest));
            return Reply.seeOther("/office/imports/" + id + "/columns");
        });
    }

    private Reply refused(Form form, ImportKind kind, Sentence why) {
        form.wrong("file", why);
        return Reply.again("imports/bring", view(form, kind));
    }

    private String stored(MultipartFile file) {
        try (var in = file.getInputStream()) {
            return files.store(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
