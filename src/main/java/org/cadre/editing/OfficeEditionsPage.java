package org.cadre.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.editing.EditionUses.Use;
import org.cadre.offering.EditionFees;
import org.cadre.people.Only;
import org.cadre.people.OrganizationChoices;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Organizations;
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
import org.cadre.program.Edition;
import org.cadre.program.EditionInWords;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Office's editions: what is in effect and how many are under it, drafts to begin, and the difference between two. */
@Controller
final class OfficeEditionsPage {
    static final String PLACE = "/office/editions";
    static final Desk DESK = new Desk(PLACE, true);
    private static final String LIST = "editing/editions";

    /**
     * One version of a program.
     *
     * @param owner whose it is; null: the association's own
     * @param current in effect today
     */
    record Row(Editions.Listed edition, @Nullable String owner, Use use, boolean current, boolean later) {}

    record ListView(
            List<Row> rows,
            List<OpenDraft> drafts,
            List<Option> bases,
            OrganizationChoices.Choice district,
            Form form) {}

    record EditionView(
            Editions.Listed listed,
            Edition edition,
            @Nullable String owner,
            Use use,
            @Nullable LocalDate until,
            EditionFees.Fees fees,
            List<EditionInWords.Rule> rules,
            List<RequirementNode> roots,
            List<TreePicture> pictures) {}

    record CompareView(
            List<Option> editions,
            Form form,
            @Nullable String from,
            @Nullable String to,
            List<SheetDifference.Part> parts) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final Editions editions;
    private final EditionDrafts drafts;
    private final OpenDrafts open;
    private final EditionOwners owners;
    private final EditionUses uses;
    private final EditionFees fees;
    private final Organizations organizations;
    private final OrganizationChoices choices;
    private final ProgramClock clock;
    private final Deeds deeds;

    OfficeEditionsPage(
            Editions editions,
            EditionDrafts drafts,
            OpenDrafts open,
            EditionOwners owners,
            EditionUses uses,
            EditionFees fees,
            Organizations organizations,
            OrganizationChoices choices,
            ProgramClock clock,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.editions = editions;
        this.drafts = drafts;
        this.open = open;
        this.owners = owners;
        this.uses = uses;
        this.fees = fees;
        this.organizations = organizations;
        this.choices = choices;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list(Viewer viewer) {
        var form = Form.empty().with("from", editions.idOf(Editions.NATIONAL));
        return Reply.show(
                LIST, view(viewer, form, OrganizationChoices.Choice.open("district", OrganizationKind.DISTRICT)));
    }

    private ListView view(Viewer viewer, Form form, OrganizationChoices.Choice district) {
        return new ListView(
                rows(),
                drafts.open(viewer).stream().map(one -> open.read(DESK, one)).toList(),
                options(),
                district,
                form);
    }

    private List<Row> rows() {
        var owned = owners.owners();
        var names = organizations.names(owned.values());
        var counted = uses.all();
        return editions.listed().stream()
                .map(one -> {
                    var owner = owned.get(one.id());
                    return new Row(
                            one,
                            owner == null ? null : names.get(owner),
                            counted.getOrDefault(one.id(), Use.NONE),
                            editions.idOf(one.slug()).equals(one.id()),
                            one.effective().isAfter(clock.today()));
                })
                .toList();
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "editions",
                texts.say("editing.published"),
                format,
                sheets.columns(
                        "editing.edition",
                        "editing.file.version",
                        "sheet.column.address",
                        "editing.owner",
                        "editing.file.effective",
                        "sheet.column.state",
                        "editing.file.events",
                        "editing.file.cohorts",
                        "editing.file.people"),
                row -> rows().forEach(one -> row.accept(cells(one))));
    }

    private List<Cell> cells(Row row) {
        String later = row.later() ? "editing.later" : "editing.file.earlier";
        return List.of(
                Cell.of(row.edition().title()),
                Cell.of(row.edition().version()),
                Cell.of(row.edition().slug()),
                Cell.of(row.owner() == null ? texts.say("editing.owner.association") : row.owner()),
                Cell.of(row.edition().effective()),
                Cell.of(texts.say(row.current() ? "editing.current" : later)),
                Cell.of(row.use().offerings()),
                Cell.of(row.use().cohorts()),
                Cell.of(row.use().people()));
    }

    private List<Option> options() {
        return editions.listed().stream()
                .map(one -> new Option(one.id().toString(), one.title() + " " + one.version() + " · " + one.slug()))
                .toList();
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply start(Viewer viewer, Form form) {
        var from = form.id("from").flatMap(editions::find);
        if (from.isEmpty()) {
            form.wrong("from", Sentence.of("editing.start.from-missing"));
        }
        var district = choices.read(form, "district", OrganizationKind.DISTRICT, null);
        if (!form.isRight() || from.isEmpty()) {
            return Reply.again(LIST, view(viewer, form, district));
        }
        var edition = from.get().id();
        var organization = form.ticked("owner") ? owners.ownerOf(edition).orElse(null) : district.id();
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        DESK.of(drafts.start(viewer, organization, edition)), Sentence.of("editing.started")));
    }

    @GetMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply edition(@PathVariable UUID id) {
        var listed = editions.find(id).orElseThrow(NotFound::new);
        var edition = editions.asWritten(listed.id());
        var roots = RequirementNode.rootsOf(EditionSheet.of(edition));
        var owner = owners.ownerOf(listed.id());
        return Reply.show(
                "editing/edition",
                new EditionView(
                        listed,
                        edition,
                        owner.flatMap(organizations::find)
                                .map(one -> one.name())
                                .orElse(null),
                        uses.all().getOrDefault(listed.id(), Use.NONE),
                        until(listed).orElse(null),
                        fees.of(listed.id()),
                        EditionInWords.rules(edition),
                        roots,
                        RequirementForms.pictures(roots)));
    }

    /** The day before the next version of the same program begins. */
    private Optional<LocalDate> until(Editions.Listed edition) {
        return editions.listed().stream()
                .filter(one ->
                        one.slug().equals(edition.slug()) && one.effective().isAfter(edition.effective()))
                .map(Editions.Listed::effective)
                .min(LocalDate::compareTo)
                .map(next -> next.minusDays(1));
    }

    @GetMapping(PLACE + "/{id}.yaml")
    @Only(Role.OFFICE)
    Reply download(@PathVariable UUID id) {
        var listed = editions.find(id).orElseThrow(NotFound::new);
        return DraftPages.file(EditionSheet.of(editions.asWritten(listed.id())), editions.document(listed.id()));
    }

    @GetMapping(PLACE + "/compare")
    @Only(Role.OFFICE)
    Reply compare(
            @RequestParam(required = false) @Nullable UUID from, @RequestParam(required = false) @Nullable UUID to) {
        var form = Form.empty().with("from", from).with("to", to);
        var earlier = Optional.ofNullable(from).flatMap(editions::find);
        var later = Optional.ofNullable(to).flatMap(editions::find);
        if (earlier.isEmpty() || later.isEmpty()) {
            return Reply.show("editing/compare", new CompareView(options(), form, null, null, List.of()));
        }
        return Reply.show(
                "editing/compare",
                new CompareView(
                        options(),
                        form,
                        name(earlier.get()),
                        name(later.get()),
                        new ArrayList<>(SheetDifference.parts(sheet(earlier.get()), sheet(later.get())))));
    }

    private static String name(Editions.Listed one) {
        return one.title() + " " + one.version();
    }

    private EditionSheet sheet(Editions.Listed one) {
        return EditionSheet.of(editions.asWritten(one.id()));
    }
}
