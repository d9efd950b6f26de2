package org.cadre.internship.showcase;

import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipEvents.ProjectTakenDown;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
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

    record OfficeShownView(List<ShownProjects.OfficeLine> lines, Form form, String refused) {}

    private final ShownProjects projects;
    private final Deeds deeds;
    private final ApplicationEventPublisher events;

    OfficeShownProjectsPage(ShownProjects projects, Deeds deeds, ApplicationEventPublisher events) {
        this.projects = projects;
        this.deeds = deeds;
        this.events = events;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("internship/showcase/shown-office", new OfficeShownView(projects.all(), Form.empty(), ""));
    }

    @PostMapping(PLACE + "/{id}/removal")
    @Only(Role.OFFICE)
    Reply takeDown(Viewer viewer, @PathVariable UUID id, Form form) {
        if (projects.all().stream().noneMatch(one -> one.project().equals(id))) {
            throw new NotFound();
        }
        form.required("reason", Sentence.of("internship.showing.reason.missing"));
        String reason = form.atMost("reason", 1000);
        if (!form.isRight()) {
            return Reply.again(
                    "internship/showcase/shown-office", new OfficeShownView(projects.all(), form, id.toString()));
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
        if (projects.all().stream().noneMatch(one -> one.project().equals(id))) {
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
