package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office's frameworks: what there is, its status and versions, and each as a file to take out. */
@Controller
final class OfficeFrameworksPage {
    static final String PLACE = "/office/standards";
    private static final String ONE = "standards/office-framework";

    record ListView(List<StoredFramework> frameworks) {}

    /** @param depth how many stand above it */
    record Row(StoredStandard standard, int depth) {
        int indent() {
            return Math.min(depth, 4);
        }
    }

    record OneView(
            StoredFramework framework,
            List<Row> rows,
            List<FrameworkStore.Version> versions,
            Form form,
            List<Option> states) {}

    private final SheetFiles sheets;
    private final ProgramClock clock;
    private final FrameworkStore store;
    private final FrameworkImports imports;
    private final CaseAddress address;
    private final Deeds deeds;
    private final Texts texts;

    OfficeFrameworksPage(
            FrameworkStore store,
            FrameworkImports imports,
            CaseAddress address,
            Deeds deeds,
            Texts texts,
            SheetFiles sheets,
            ProgramClock clock) {
        this.sheets = sheets;
        this.clock = clock;
        this.store = store;
        this.imports = imports;
        this.address = address;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("standards/office-frameworks", new ListView(store.all()));
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "standards",
                texts.say("standards.title"),
                format,
                sheets.columns(
                        "standards.framework",
                        "standards.status",
                        "standards.items",
                        "standards.links",
                        "standards.version",
                        "standards.changed"),
                row -> store.all().forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(StoredFramework one) {
        return List.of(
                Cell.of(one.title()),
                Cell.of(texts.say(one.status().label())),
                Cell.of(one.items()),
                Cell.of(one.links()),
                Cell.of(one.version()),
                Cell.of(one.changedAt().atZone(clock.zone()).toLocalDate()));
    }

    @GetMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply one(@PathVariable UUID id) {
        var framework = framework(id);
        return Reply.show(
                ONE,
                view(framework, Form.empty().with("status", framework.status().word())));
    }

    private StoredFramework framework(UUID id) {
        return store.find(id).orElseThrow(NotFound::new);
    }

    private OneView view(StoredFramework framework, Form form) {
        return new OneView(
                framework,
                rows(store.standards(framework.id())),
                store.versions(framework.id()),
                form,
                Stream.of(FrameworkStatus.values())
                        .map(one -> new Option(one.word(), texts.say(one.label())))
                        .toList());
    }

    /** From the top down, each under the one above it. */
    static List<Row> rows(List<StoredStandard> standards) {
        var below = new HashMap<String, List<StoredStandard>>();
        for (var one : standards) {
            below.computeIfAbsent(Objects.requireNonNullElse(one.parent(), ""), _ -> new ArrayList<>())
                    .add(one);
        }
        var rows = new ArrayList<Row>();
        add(rows, below, "", 0);
        return rows;
    }

    private static void add(List<Row> rows, Map<String, List<StoredStandard>> below, String parent, int depth) {
        for (var one : Objects.requireNonNullElse(below.remove(parent), List.<StoredStandard>of())) {
            rows.add(new Row(one, depth));
            add(rows, below, one.key(), depth + 1);
        }
    }

    @PostMapping(PLACE + "/{id}/status")
    @Only(Role.OFFICE)
    Reply give(Viewer viewer, @PathVariable UUID id, Form form) {
        var framework = framework(id);
        var status = FrameworkStatus.find(form.text("status"));
        if (status.isEmpty()) {
            form.wrong("status", Sentence.of("standards.status.missing"));
            return Reply.again(ONE, view(framework, form));
        }
        return deeds.once(form.key(), () -> {
            imports.give(framework, status.get(), viewer.actor());
            return Reply.seeOther(
                    PLACE + "/" + id,
                    Sentence.of(
                            "standards.status.given",
                            framework.title(),
                            Sentence.of(status.get().label())));
        });
    }

    @GetMapping(PLACE + "/{id}/package")
    @Only(Role.OFFICE)
    Reply content(@PathVariable UUID id) {
        var framework = framework(id);
        return file(
                framework.key() + ".json",
                store.content(id).orElseThrow(NotFound::new).json().toString());
    }

    @GetMapping(PLACE + "/{id}/versions/{number}")
    @Only(Role.OFFICE)
    Reply version(@PathVariable UUID id, @PathVariable int number) {
        var framework = framework(id);
        return file(
                framework.key() + "-" + number + ".json",
                store.version(id, number).orElseThrow(NotFound::new));
    }

    private Reply file(String name, String json) {
        return Reply.download(name, "application/json", address.outward(json).getBytes(StandardCharsets.UTF_8));
    }
}
