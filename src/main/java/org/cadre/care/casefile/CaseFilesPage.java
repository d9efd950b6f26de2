package org.cadre.care.casefile;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.care.casefile.CaseFiles.Subject;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
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

/** Which case files there are, and a new one about a person. A list says that there is a file and nothing of its words. */
@Controller
class CaseFilesPage {
    private static final int A_PAGE = 25;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST = 5000;

    /** @param next the last file shown when there are more */
    record ListView(
            List<CaseFiles.Line> files,
            boolean open,
            String words,
            @Nullable UUID next) {}

    record NewView(PersonCard person, Form form) {}

    private final CaseFiles files;
    private final People people;
    private final Deeds deeds;

    CaseFilesPage(CaseFiles files, People people, Deeds deeds) {
        this.files = files;
        this.people = people;
        this.deeds = deeds;
    }

    @GetMapping("/office/case-files")
    @Only(Role.OFFICE)
    Reply list(Form form) {
        boolean open = !form.text("state").equals("closed");
        String words = form.text("q");
        var found = files.page(
                open, words.toLowerCase(Locale.ROOT), form.id("before").orElse(null), A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        return Reply.show(
                "care/casefile/case-files",
                new ListView(shown, open, words, more ? shown.getLast().id() : null));
    }

    @GetMapping("/office/people/{id}/case-files/new")
    @Only(Role.OFFICE)
    Reply blank(@PathVariable UUID id) {
        return Reply.show("care/casefile/case-file-new", new NewView(person(id), Form.empty()));
    }

    private PersonCard person(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    @PostMapping("/office/people/{id}/case-files")
    @Only(Role.OFFICE)
    Reply open(Viewer viewer, @PathVariable UUID id, Form form) {
        var person = person(id);
        form.required("title", Sentence.of("care.case.new.title.missing"));
        String title = form.atMost("title", LONGEST_TITLE);
        form.required("words", Sentence.of("care.case.words.missing"));
        String words = form.atMost("words", LONGEST);
        if (!form.isRight()) {
            return Reply.again("care/casefile/case-file-new", new NewView(person, form));
        }
        return deeds.once(form.key(), () -> {
            UUID file = files.open(viewer, new Subject(person.id(), null, title), words);
            return Reply.seeOther("/office/case-files/" + file, Sentence.of("care.case.new.done"));
        });
    }
}
