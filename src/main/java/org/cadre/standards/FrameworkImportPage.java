package org.cadre.standards;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.springframework.web.multipart.MultipartFile;

/** Office brings a framework as a CASE package, sees what it would change, and records it. */
@Controller
final class FrameworkImportPage {
    private static final int MOST_MEGABYTES = 5;
    private static final String BRING = "standards/office-bring";
    private static final String CHECKED = "standards/office-checked";

    /** @param problems what is wrong within the file */
    record BringView(Form form, List<Sentence> problems) {}

    record CheckedView(UUID id, CaseCheck.Changes changes, boolean recorded, Form form) {}

    private final FrameworkImports imports;
    private final Deeds deeds;

    FrameworkImportPage(FrameworkImports imports, Deeds deeds) {
        this.imports = imports;
        this.deeds = deeds;
    }

    @GetMapping(OfficeFrameworksPage.PLACE + "/import")
    @Only(Role.OFFICE)
    Reply form() {
        return Reply.show(BRING, new BringView(Form.empty(), List.of()));
    }

    @PostMapping(OfficeFrameworksPage.PLACE + "/import")
    @Only(Role.OFFICE)
    Reply bring(Form form, @RequestParam(name = "file", required = false) @Nullable MultipartFile sent) {
        if (sent == null || sent.isEmpty()) {
            form.wrong("file", Sentence.of("standards.bring.missing"));
        } else if (sent.getSize() > MOST_MEGABYTES * 1024L * 1024) {
            form.wrong("file", Sentence.of("standards.bring.too-large", MOST_MEGABYTES));
        }
        if (sent == null || !form.isRight()) {
            return Reply.again(BRING, new BringView(form, List.of()));
        }
        byte[] bytes = bytes(sent);
        return deeds.once(form.key(), () -> switch (imports.bring(bytes)) {
            case FrameworkImports.Outcome.Brought(var id) -> Reply.seeOther(place(id));
            case FrameworkImports.Outcome.Refused(var problems) -> {
                form.wrong("file", Sentence.of("standards.bring.refused", problems.size()));
                yield Reply.again(BRING, new BringView(form, problems));
            }
        });
    }

    private static String place(UUID id) {
        return OfficeFrameworksPage.PLACE + "/imports/" + id;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(OfficeFrameworksPage.PLACE + "/imports/{id}")
    @Only(Role.OFFICE)
    Reply checked(@PathVariable UUID id) {
        var content = imports.find(id).orElseThrow(NotFound::new);
        return Reply.show(CHECKED, new CheckedView(id, imports.check(content), imports.isRecorded(id), Form.empty()));
    }

    @PostMapping(OfficeFrameworksPage.PLACE + "/imports/{id}/recording")
    @Only(Role.OFFICE)
    Reply record(Viewer viewer, @PathVariable UUID id, Form form) {
        var content = imports.find(id).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            var changes = imports.record(id, content, viewer.actor());
            return changes.isRight()
                    ? Reply.seeOther(
                            OfficeFrameworksPage.PLACE + "/" + changes.id(),
                            Sentence.of(
                                    changes.changesNothing() ? "standards.bring.nothing" : "standards.bring.done",
                                    changes.title()))
                    : Reply.again(CHECKED, new CheckedView(id, changes, imports.isRecorded(id), form));
        });
    }
}
