package org.cadre.care.hold;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The holds in force, and the hold on one person: placed and released with a reason that only office reads. */
@Controller
class LegalHoldsPage {
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;
    private static final int LONGEST = 2000;

    /** @param next the last hold shown when there are more */
    record ListView(
            List<LegalHold> holds,
            boolean inForce,
            @Nullable UUID next) {}

    /** @param before holds that were released */
    record PersonView(PersonCard person, @Nullable LegalHold hold, List<LegalHold> before, Form form) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final LegalHolds holds;
    private final People people;
    private final Deeds deeds;

    LegalHoldsPage(LegalHolds holds, People people, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.holds = holds;
        this.people = people;
        this.deeds = deeds;
    }

    @GetMapping("/office/legal-holds")
    @Only(Role.OFFICE)
    Reply list(Form form) {
        boolean inForce = !form.text("state").equals("released");
        var found = holds.page(inForce, form.id("before").orElse(null), A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        return Reply.show(
                "care/hold/legal-holds",
                new ListView(shown, inForce, more ? shown.getLast().id() : null));
    }

    /** Why a hold was placed is read on its page alone. */
    @GetMapping("/office/legal-holds.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        boolean inForce = !form.text("state").equals("released");
        return sheets.recorded(
                viewer.actor(),
                "legal-holds",
                texts.say("care.holds.title"),
                format,
                sheets.columns(
                        "sheet.column.name",
                        "care.hold.file.placed-on",
                        "care.hold.file.placed-by",
                        "care.hold.file.released-on",
                        "care.hold.file.released-by"),
                SheetFiles.Rows.paged(
                        last -> holds.page(inForce, last == null ? null : last.id(), AT_ONCE), LegalHoldsPage::cells));
    }

    private static List<Cell> cells(LegalHold hold) {
        return Stream.of(
                        Cell.of(hold.personName()),
                        Cell.of(hold.placedOn()),
                        Cell.of(hold.placedBy()),
                        Cell.of(hold.releasedOn()),
                        Cell.of(hold.releasedBy()))
                .toList();
    }

    @GetMapping("/office/people/{id}/legal-hold")
    @Only(Role.OFFICE)
    Reply one(@PathVariable UUID id) {
        return Reply.show("care/hold/legal-hold", view(person(id), Form.empty()));
    }

    private PersonCard person(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    private PersonView view(PersonCard person, Form form) {
        var all = holds.of(person.id());
        return new PersonView(
                person,
                all.stream().filter(LegalHold::isInForce).findFirst().orElse(null),
                all.stream().filter(Predicate.not(LegalHold::isInForce)).toList(),
                form);
    }

    @PostMapping("/office/people/{id}/legal-hold")
    @Only(Role.OFFICE)
    Reply place(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(
                id,
                form,
                "care.hold.placed",
                "care.hold.there",
                (person, reason) -> holds.place(viewer, person, reason));
    }

    @PostMapping("/office/people/{id}/legal-hold/release")
    @Only(Role.OFFICE)
    Reply release(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(
                id,
                form,
                "care.hold.released",
                "care.hold.gone",
                (person, reason) -> holds.release(viewer, person, reason));
    }

    @FunctionalInterface
    private interface Deed {
        boolean done(PersonId person, String reason);
    }

    private Reply deed(UUID id, Form form, String done, String otherwise, Deed deed) {
        var person = person(id);
        form.required("reason", Sentence.of("care.hold.reason.missing"));
        String reason = form.atMost("reason", LONGEST);
        if (!form.isRight()) {
            return Reply.again("care/hold/legal-hold", view(person, form));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        "/office/people/" + id + "/legal-hold",
                        Sentence.of(deed.done(person.id(), reason) ? done : otherwise, person.displayName())));
    }
}
