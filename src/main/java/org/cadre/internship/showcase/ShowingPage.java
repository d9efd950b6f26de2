package org.cadre.internship.showcase;

import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The author of a passed project decides whether the public sees it, and how much of it. */
@Controller
class ShowingPage {
    private static final String PLACE = "/internship/project/showing";

    /** @param mayConsent false: office enters for the author, and nobody consents for somebody else */
    record ShowingView(OwnShowing own, boolean mayConsent, Form form) {}

    private final ShownProjects projects;
    private final Deeds deeds;

    ShowingPage(ShownProjects projects, Deeds deeds) {
        this.projects = projects;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @SignedIn
    Reply show(Viewer viewer) {
        var own = own(viewer);
        return Reply.show(
                "internship/showcase/showing",
                new ShowingView(
                        own,
                        !viewer.isActedFor(),
                        Form.empty()
                                .with("name", own.since() == null ? null : own.withName() ? "shown" : "hidden")
                                .with("files", own.withFiles() ? "yes" : null)));
    }

    private OwnShowing own(Viewer viewer) {
        return projects.own(viewer).orElseThrow(NotFound::new);
    }

    @PostMapping(PLACE)
    @SignedIn
    Reply consent(Viewer viewer, Form form) {
        var own = own(viewer);
        if (viewer.isActedFor()) {
            form.wrong("name", Sentence.of("internship.showing.by-phone", own.name()));
            return Reply.again("internship/showcase/showing", new ShowingView(own, false, form));
        }
        if (!form.has("name", "shown") && !form.has("name", "hidden")) {
            form.wrong("name", Sentence.of("internship.showing.name.missing"));
        }
        if (!form.ticked("nobody")) {
            form.wrong("nobody", Sentence.of("internship.showing.nobody.missing"));
        }
        if (!form.isRight()) {
            return Reply.again("internship/showcase/showing", new ShowingView(own, true, form));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE,
                        Sentence.of(
                                projects.consent(viewer, own, form.has("name", "shown"), form.ticked("files"))
                                        ? "internship.showing.done"
                                        : "internship.showing.taken-down")));
    }

    /** At once, and without a question. */
    @PostMapping(PLACE + "/withdrawal")
    @SignedIn
    Reply withdraw(Viewer viewer, Form form) {
        var own = own(viewer);
        return deeds.once(form.key(), () -> {
            projects.withdraw(viewer, own);
            return Reply.seeOther(PLACE, Sentence.of("internship.showing.withdrawn"));
        });
    }
}
