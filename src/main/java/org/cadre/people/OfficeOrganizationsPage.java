package org.cadre.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office finds, adds and corrects organizations. */
@Controller
final class OfficeOrganizationsPage {
    private static final int PAGE = 25;
    private static final int AT_ONCE = 500;

    record ListView(
            Form form,
            List<OrganizationKind> kinds,
            List<OrganizationCard> organizations,
            @Nullable UUID next) {}

    /** One organization, with those below it. */
    record OneView(
            OrganizationCard organization,
            List<OrganizationCard> below,
            @Nullable UUID next,
            int people,
            AccountsPayable.Contact payable) {}

    /**
     * The form of an organization.
     *
     * @param id null for a new one
     */
    record EditView(@Nullable UUID id, Form form, Choice parent, List<Option> kinds, List<Option> states) {}

    private final SheetFiles sheets;
    private final Organizations organizations;
    private final AccountsPayable payable;
    private final OrganizationChoices choices;
    private final Deeds deeds;
    private final Texts texts;

    OfficeOrganizationsPage(
            Organizations organizations,
            AccountsPayable payable,
            OrganizationChoices choices,
            Deeds deeds,
            Texts texts,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.organizations = organizations;
        this.payable = payable;
        this.choices = choices;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/office/organizations")
    @Only(Role.OFFICE)
    Reply list(Form form) {
        var found = organizations.page(
                form.text("q"), form.text("kind"), null, form.id("after").orElse(null), PAGE + 1);
        return Reply.show(
                "people/office-organizations",
                new ListView(form, List.of(OrganizationKind.values()), page(found), next(found)));
    }

    @GetMapping("/office/organizations.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "organizations",
                texts.say("people.organizations.title"),
                format,
                sheets.columns(
                        "people.files.name",
                        "people.files.kind",
                        "people.files.parent",
                        "people.files.nces",
                        "people.files.street",
                        "people.files.city",
                        "people.files.state",
                        "people.files.zip",
                        "people.files.phone",
                        "people.files.status"),
                SheetFiles.Rows.paged(
                        last -> organizations.page(
                                form.text("q"),
                                form.text("kind"),
                                null,
                                last == null ? null : last.id().value(),
                                AT_ONCE),
                        this::cells));
    }

    private List<Cell> cells(OrganizationCard one) {
        return List.of(
                Cell.of(one.name()),
                Cell.of(texts.say(one.kind().label())),
                Cell.of(one.parentName()),
                Cell.of(one.ncesId()),
                Cell.of(one.street()),
                Cell.of(one.city()),
                Cell.of(one.state()),
                Cell.of(one.zip()),
                Cell.of(one.phone()),
                Cell.of(texts.say("people.organization." + one.status())));
    }

    private static List<OrganizationCard> page(List<OrganizationCard> found) {
        return found.size() > PAGE ? found.subList(0, PAGE) : found;
    }

    private static @Nullable UUID next(List<OrganizationCard> found) {
        return found.size() > PAGE ? found.get(PAGE - 1).id().value() : null;
    }

    @GetMapping("/office/organizations/new")
    @Only(Role.OFFICE)
    Reply blank() {
        return Reply.show(
                "people/office-organization-edit",
                view(null, Form.empty().with("status", "open"), Choice.open("parent", OrganizationKind.DISTRICT)));
    }

    private EditView view(@Nullable UUID id, Form form, Choice parent) {
        return new EditView(
                id,
                form,
                parent,
                Arrays.stream(OrganizationKind.values())
                        .map(kind -> new Option(kind.word(), texts.say(kind.label())))
                        .toList(),
                Stream.of("open", "closed", "inactive")
                        .map(status -> new Option(status, texts.say("people.organization." + status)))
                        .toList());
    }

    @PostMapping("/office/organizations")
    @Only(Role.OFFICE)
    Reply add(Viewer viewer, Form form) {
        var parent = choices.read(form, "parent", OrganizationKind.DISTRICT, null);
        var entry = read(form, parent);
        if (!form.isRight() || entry == null) {
            return Reply.again("people/office-organization-edit", view(null, form, parent));
        }
        return deeds.once(form.key(), () -> {
            var id = organizations.add(viewer.actor(), entry);
            return Reply.seeOther(
                    "/office/organizations/" + id, Sentence.of("people.organizations.added", entry.name()));
        });
    }

    private static Organizations.@Nullable Entry read(Form form, Choice parent) {
        var kind = Arrays.stream(OrganizationKind.values())
                .filter(one -> one.word().equals(form.text("kind")))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            form.wrong("kind", Sentence.of("people.organizations.kind.missing"));
        }
        String name = form.required("name", Sentence.of("people.organizations.name.missing"));
        for (String field : List.of("name", "street", "city", "zip", "phone")) {
            form.atMost(field, 200);
        }
        if (!form.text("state").isEmpty() && !form.text("state").matches("[A-Za-z]{2}")) {
            form.wrong("state", Sentence.of("people.organizations.state.wrong"));
        }
        String status = form.text("status");
        if (!List.of("open", "closed", "inactive").contains(status)) {
            form.wrong("status", Sentence.of("people.organizations.status.missing"));
        }
        if (kind == null || !form.isRight()) {
            return null;
        }
        return new Organizations.Entry(
                kind,
                name,
                parent.id(),
                PersonForm.orNull(form.text("street")),
                PersonForm.orNull(form.text("city")),
                PersonForm.orNull(form.text("state").toUpperCase(Locale.ROOT)),
                PersonForm.orNull(form.text("zip")),
                PersonForm.orNull(form.text("phone")),
                PersonForm.orNull(form.text("lowest-grade")),
                PersonForm.orNull(form.text("highest-grade")),
                status,
                form.ticked("sample"));
    }

    @GetMapping("/office/organizations/{id}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id, Form form) {
        var card = organizations.find(new OrganizationId(id)).orElseThrow(NotFound::new);
        var found = organizations.page("", "", card.id(), form.id("after").orElse(null), PAGE + 1);
        return Reply.show(
                "people/office-organization",
                new OneView(
                        card,
                        page(found),
                        next(found),
                        organizations.peopleOf(card.id()),
                        payable.of(card.id()).orElseThrow(NotFound::new)));
    }

    @GetMapping("/office/organizations/{id}/edit")
    @Only(Role.OFFICE)
    Reply edit(@PathVariable UUID id) {
        var card = organizations.find(new OrganizationId(id)).orElseThrow(NotFound::new);
        var form = Form.empty()
                .with("kind", card.kind().word())
                .with("name", card.name())
                .with("street", card.street())
                .with("city", card.city())
                .with("state", card.state())
                .with("zip", card.zip())
                .with("phone", card.phone())
                .with("lowest-grade", card.lowestGrade())
                .with("highest-grade", card.highestGrade())
                .with("status", card.status())
                .with("sample", card.sample() ? "on" : "");
        return Reply.show(
                "people/office-organization-edit",
                view(id, form, choices.fill(form, "parent", OrganizationKind.DISTRICT, card.parent())));
    }

    @PostMapping("/office/organizations/{id}")
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, @PathVariable UUID id, Form form) {
        var before = organizations.find(new OrganizationId(id)).orElseThrow(NotFound::new);
        var parent = choices.read(form, "parent", OrganizationKind.DISTRICT, null);
        var entry = read(form, parent);
        if (before.id().equals(parent.id())) {
            form.wrong("parent-name", Sentence.of("people.organizations.parent.itself"));
        }
        if (!form.isRight() || entry == null) {
            return Reply.again("people/office-organization-edit", view(id, form, parent));
        }
        return deeds.once(form.key(), () -> {
            organizations.change(viewer.actor(), before, entry);
            return Reply.seeOther("/office/organizations/" + id, Sentence.of("people.organizations.saved"));
        });
    }
}
