package org.cadre.registration.event;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.registration.RegistrationId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office shares out who sees to which diet or accommodation request, and marks what is done. */
@Controller
final class NeedsPage {
    record NeedsView(OfferingSummary offering, List<Needs.Need> needs, List<Option> owners) {
        boolean isOwner(Needs.Need need, Option owner) {
            return need.owner() != null && need.owner().toString().equals(owner.value());
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final Offerings offerings;
    private final Needs needs;
    private final Roles roles;
    private final Deeds deeds;

    NeedsPage(Offerings offerings, Needs needs, Roles roles, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.offerings = offerings;
        this.needs = needs;
        this.roles = roles;
        this.deeds = deeds;
    }

    @GetMapping("/office/offerings/{id}/needs")
    @Only(Role.OFFICE)
    Reply list(Viewer viewer, @PathVariable UUID id) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        return Reply.show(
                "registration/event/needs",
                new NeedsView(
                        offering,
                        needs.in(offering.id(), viewer),
                        roles.holding(Role.OFFICE).stream()
                                .map(one -> new Option(one.id().toString(), one.displayName()))
                                .toList()));
    }

    /** For the kitchen and the house; a seat is the most there can be of them. */
    @GetMapping("/office/offerings/{id}/needs.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable UUID id, @PathVariable String format) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        return sheets.recorded(
                viewer.actor(),
                "needs",
                texts.say("event.needs.of", offering.title()),
                format,
                sheets.columns(
                        "sheet.column.name", "event.needs.file.needs", "sheet.column.state", "sheet.column.owner"),
                row -> needs.in(offering.id(), viewer).forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(Needs.Need need) {
        return Stream.of(
                        Cell.of(need.name()),
                        Cell.of(need.needs()),
                        Cell.of(texts.say(need.done() ? "event.needs.done" : "event.needs.open")),
                        Cell.of(need.ownerName()))
                .toList();
    }

    @PostMapping("/office/offerings/{id}/needs/{registration}/owner")
    @Only(Role.OFFICE)
    Reply own(Viewer viewer, @PathVariable UUID id, @PathVariable UUID registration, Form form) {
        var owner = form.id("owner")
                .map(PersonId::new)
                .filter(one -> roles.has(one, Role.OFFICE))
                .orElse(null);
        return change(viewer, id, registration, form, need -> needs.own(need, owner, viewer), "event.needs.owned");
    }

    @PostMapping("/office/offerings/{id}/needs/{registration}/done")
    @Only(Role.OFFICE)
    Reply done(Viewer viewer, @PathVariable UUID id, @PathVariable UUID registration, Form form) {
        return change(viewer, id, registration, form, need -> needs.done(need, true, viewer), "event.needs.done-now");
    }

    @PostMapping("/office/offerings/{id}/needs/{registration}/done/withdrawal")
    @Only(Role.OFFICE)
    Reply undone(Viewer viewer, @PathVariable UUID id, @PathVariable UUID registration, Form form) {
        return change(
                viewer, id, registration, form, need -> needs.done(need, false, viewer), "event.needs.open-again");
    }

    private Reply change(Viewer viewer, UUID id, UUID registration, Form form, Consumer<Needs.Need> deed, String said) {
        var need = needs.find(new OfferingId(id), new RegistrationId(registration), viewer)
                .orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            deed.accept(need);
            return Reply.seeOther("/office/offerings/" + id + "/needs", Sentence.of(said, need.name()));
        });
    }
}
