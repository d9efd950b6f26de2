package org.cadre.internship.showcase;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.internship.InternshipEvents.ProjectTakenDown;
import org.cadre.people.Only;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office takes down a project that should not be shown, and says why. */
@Controller
class OfficeShownProjectsPage {
    private static final String PLACE = "/office/shown-projects";
    private static final int MOST_SHOWN = 500;
    private static final int AT_ONCE = 200;

    record OfficeShownView(List<ShownProjects.OfficeLine> lines, Form form, String refused) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final ShownProjects projects;
    private final Deeds deeds;
    private final ApplicationEventPublisher events;

    OfficeShownProjectsPage(
            ShownProjects projects, Deeds deeds, ApplicationEventPublisher events, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.projects = projects;
        this.deeds = deeds;
        this.events = events;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show(
                "internship/showcase/shown-office",
                new OfficeShownView(projects.page(null, MOST_SHOWN), Form.empty(), ""));
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "shown-projects",
                texts.say("internship.showing.office.title"),
                format,
                sheets.columns(
                        "sheet.column.title",
                        "sheet.column.name",
                        "internship.showing.office.file.name",
                        "internship.showing.office.file.files",
                        "sheet.column.since",
                        "sheet.column.state",
                        "sheet.column.reason"),
                SheetFiles.Rows.paged(last -> projects.page(last, AT_ONCE), this::cells));
    }

    private List<Cell> cells(ShownProjects.OfficeLine line) {
        boolean shown = line.removalReason() == null;
        return Stream.of(
                        Cell.of(line.title()),
                        Cell.of(line.author()),
                        Cell.of(texts.say(
                                line.withName()
                                        ? "internship.showing.office.name"
                                        : "internship.showing.office.no-name")),
                        Cell.of(texts.say(
                                line.withFiles()
                                        ? "internship.showing.office.files"
                                        : "internship.showing.office.no-files")),
                        Cell.of(line.since()),
                        Cell.of(texts.say(
                                shown ? "internship.showing.office.file.shown" : "internship.showing.removed-badge")),
                        Cell.of(line.removalReason()))
                .toList();
    }

    @PostMapping(PLACE + "/{id}/removal")
    @Only(Role.OFFICE)
    Reply takeDown(Viewer viewer, @PathVariable UUID id, Form form) {
        if (!projects.isKnown(id)) {
            throw new NotFound();
        }
        form.required("reason", Sentence.of("internship.showing.reason.missing"));
        String reason = form.atMost("reason", 1000);
        if (!form.isRight()) {
            return Reply.again(
                    "internship/showcase/shown-office",
                    new OfficeShownView(projects.page(null, MOST_SHOWN), form, id.toString()));
        }
        return deeds.once(form.key(), () -> {
            var taken = projects.takeDown(viewer, id, reason);
            taken.ifPresent(one -> events.publishEvent(new ProjectTakenDown(one.author(), one.title(), reason)));
            return Reply.seeOther(
                    PLACE,
                    Sentence.of(taken.isPresent() ? "internship.showing.removed" : "internship.showing.not-shown"));
        });
    }

    @PostMapping(PLACE + "/{id}/restoration")
    @Only(Role.OFFICE)
    Reply restore(Viewer viewer, @PathVariable UUID id, Form form) {
        if (!projects.isKnown(id)) {
            throw new NotFound();
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE,
                        Sentence.of(
                                projects.restore(viewer, id)
                                        ? "internship.showing.restored"
                                        : "internship.showing.not-removed")));
    }
}
