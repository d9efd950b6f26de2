package org.cadre.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.cadre.people.NcesImport.Earlier;
import org.cadre.people.NcesReport.Loaded;
import org.cadre.people.NcesReport.NotLoaded;
import org.cadre.platform.command.Progress;
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

/** Office loads a file of the NCES directory and reads what came of it. */
@Controller
final class ImportPage {
    private static final int NEWEST = 10;
    private static final int LONGEST_NAME = 200;

    record ImportView(Form form, List<Earlier> earlier) {}

    private final NcesImport directory;
    private final Deeds deeds;

    ImportPage(NcesImport directory, Deeds deeds) {
        this.directory = directory;
        this.deeds = deeds;
    }

    @GetMapping("/office/import")
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show("people/import", view(Form.empty()));
    }

    private ImportView view(Form form) {
        return new ImportView(form, directory.newest(NEWEST));
    }

    @PostMapping("/office/import")
    @Only(Role.OFFICE)
    Reply load(Viewer viewer, Form form, @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            form.wrong("file", Sentence.of("people.import.no-file"));
            return Reply.again("people/import", view(form));
        }
        return deeds.once(form.key(), () -> switch (read(viewer, file)) {
            case Loaded report -> Reply.seeOther("/office/import/" + report.id());
            case NotLoaded report -> {
                form.wrong("file", Sentence.of("people.import.not-loaded", report.file(), report.why()));
                yield Reply.again("people/import", view(form));
            }
        });
    }

    private NcesReport read(Viewer viewer, MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            return directory.load(
                    name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                    in,
                    viewer.actor(),
                    Progress.silent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/office/import/{id}")
    @Only(Role.OFFICE)
    Reply report(@PathVariable UUID id) {
        return Reply.show("people/import-report", directory.find(id).orElseThrow(NotFound::new));
    }
}
