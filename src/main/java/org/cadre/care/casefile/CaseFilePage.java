package org.cadre.care.casefile;

import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A case file as office reads and writes it. */
@Controller
class CaseFilePage {
    private static final int LONGEST = 5000;

    record CaseFileView(CaseFile file, Form form) {}

    private final CaseFiles files;
    private final Deeds deeds;

    CaseFilePage(CaseFiles files, Deeds deeds) {
        this.files = files;
        this.deeds = deeds;
    }

    @GetMapping("/office/case-files/{id}")
    @Only(Role.OFFICE)
    Reply read(Viewer viewer, @PathVariable UUID id) {
        return Reply.show(
                "care/casefile/case-file",
                new CaseFileView(files.read(viewer, id).orElseThrow(NotFound::new), Form.empty()));
    }

    @PostMapping("/office/case-files/{id}/entries")
    @Only(Role.OFFICE)
    Reply write(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(viewer, id, form, "care.case.written", words -> files.note(viewer, id, words));
    }

    @PostMapping("/office/case-files/{id}/closing")
    @Only(Role.OFFICE)
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(viewer, id, form, "care.case.closed", words -> files.close(viewer, id, words));
    }

    @FunctionalInterface
    private interface Deed {
        boolean done(String words);
    }

    private Reply deed(Viewer viewer, UUID id, Form form, String done, Deed deed) {
        form.required("words", Sentence.of("care.case.words.missing"));
        String words = form.atMost("words", LONGEST);
        if (!form.isRight()) {
            return Reply.again(
                    "care/casefile/case-file",
                    new CaseFileView(files.read(viewer, id).orElseThrow(NotFound::new), form));
        }
        if (!files.isThere(id)) {
            throw new NotFound();
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        "/office/case-files/" + id, Sentence.of(deed.done(words) ? done : "care.case.closed-before")));
    }
}
