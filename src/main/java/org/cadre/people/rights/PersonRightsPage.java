package org.cadre.people.rights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.people.rights.PersonExports.Export;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Everything about one person: office hands it out or erases it, and everybody takes their own. */
@Controller
final class PersonRightsPage {
    private static final String ERASURE = "people/rights/erasure";

    /** @param place where it is asked for */
    record ExportView(PersonCard person, boolean own, List<Export> exports, Viewer viewer, String place) {
        boolean isWaiting() {
            return exports.stream().anyMatch(one -> one.state().equals("waiting"));
        }

        boolean isMine(Export export) {
            return export.askedBy().equals(viewer.id());
        }
    }

    record ErasureView(Form form, PersonCard person, Erasures.Preview preview) {
        long tables(Map<String, Long> of) {
            return of.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final People people;
    private final PersonExports exports;
    private final Erasures erasures;
    private final Deeds deeds;

    PersonRightsPage(People people, PersonExports exports, Erasures erasures, Deeds deeds) {
        this.people = people;
        this.exports = exports;
        this.erasures = erasures;
        this.deeds = deeds;
    }

    private PersonCard card(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    @GetMapping("/office/people/{id}/export")
    @Only(Role.OFFICE)
    Reply exports(Viewer viewer, @PathVariable UUID id) {
        var card = card(id);
        var asked = exports.of(card.id()).stream().filter(one -> !one.own()).toList();
        return Reply.show(
                "people/rights/export", new ExportView(card, false, asked, viewer, "/office/people/" + id + "/export"));
    }

    @PostMapping("/office/people/{id}/export")
    @Only(Role.OFFICE)
    Reply export(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        return deeds.once(form.key(), () -> {
            exports.ask(viewer, card.id());
            return Reply.seeOther("/office/people/" + id + "/export", Sentence.of("people.export.asked"));
        });
    }

    @GetMapping("/account/export")
    @SignedIn
    Reply ownExports(Viewer viewer) {
        var own = exports.of(viewer.id()).stream()
                .filter(one -> one.askedBy().equals(viewer.id()))
                .toList();
        return Reply.show(
                "people/rights/export",
                new ExportView(card(viewer.id().value()), true, own, viewer, "/account/export"));
    }

    @PostMapping("/account/export")
    @SignedIn
    Reply ownExport(Viewer viewer, Form form) {
        if (viewer.isActedFor()) {
            throw new NotFound();
        }
        return deeds.once(form.key(), () -> {
            exports.ask(viewer, viewer.id());
            return Reply.seeOther("/account/export", Sentence.of("people.export.asked"));
        });
    }

    /** Once: a form, so that no mail scanner and no look ahead uses it up. */
    @PostMapping("/exports/{id}")
    @SignedIn
    Reply download(Viewer viewer, @PathVariable UUID id) {
        var export = exports.find(id).orElseThrow(NotFound::new);
        Path file = exports.take(viewer, id).orElseThrow(NotFound::new);
        String name = "everything-" + export.person().value().toString().substring(24) + ".zip";
        return Reply.download(name, "application/zip", out -> {
            Files.copy(file, out);
            exports.taken(id);
        });
    }

    @GetMapping("/office/people/{id}/erasure")
    @Only(Role.OFFICE)
    Reply preview(Viewer viewer, @PathVariable UUID id) {
        var card = card(id);
        return Reply.show(ERASURE, new ErasureView(Form.empty(), card, erasures.preview(viewer, card.id())));
    }

    @PostMapping("/office/people/{id}/erasure")
    @Only(Role.OFFICE)
    Reply erase(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        if (!form.text("name").equals(card.displayName())) {
            form.wrong("name", Sentence.of("people.erasure.name-wrong", card.displayName()));
            return again(viewer, form, card);
        }
        return deeds.once(form.key(), () -> switch (erasures.erase(viewer, card.id(), form.ticked("register"))) {
            case Erasures.Outcome.Erased(var pseudonym) ->
                Reply.seeOther("/office/people", Sentence.of("people.erasure.done", card.displayName(), pseudonym));
            case Erasures.Outcome.Refused(var _) -> again(viewer, form, card);
        });
    }

    private Reply again(Viewer viewer, Form form, PersonCard card) {
        return Reply.again(ERASURE, new ErasureView(form, card, erasures.preview(viewer, card.id())));
    }
}
