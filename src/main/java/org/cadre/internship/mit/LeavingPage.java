package org.cadre.internship.mit;

import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.term.InternshipFiles;
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

/** An MIT leaves the internship of their own accord. */
@Controller
class LeavingPage {
    private static final String PLACE = "/internship/leaving";

    record LeavingView(InternshipSummary internship, Form form) {}

    private final Internships internships;
    private final InternshipFiles files;
    private final Deeds deeds;

    LeavingPage(Internships internships, InternshipFiles files, Deeds deeds) {
        this.internships = internships;
        this.files = files;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @SignedIn
    Reply leaving(Viewer viewer) {
        return Reply.show("internship/mit/leaving", new LeavingView(own(viewer), Form.empty()));
    }

    /** Who has no place yet takes the application back instead. */
    private InternshipSummary own(Viewer viewer) {
        return internships
                .current(viewer.id())
                .filter(one -> one.isOpen() && one.cohort() != null)
                .orElseThrow(NotFound::new);
    }

    @PostMapping(PLACE)
    @SignedIn
    Reply leave(Viewer viewer, Form form) {
        var internship = own(viewer);
        form.required("reason", Sentence.of("internship.leaving.reason.missing"));
        String reason = form.atMost("reason", 1000);
        if (!form.ticked("sure")) {
            form.wrong("sure", Sentence.of("internship.leaving.sure.missing"));
        }
        if (!form.isRight()) {
            return Reply.again("internship/mit/leaving", new LeavingView(internship, form));
        }
        return deeds.once(form.key(), () -> {
            files.withdraw(viewer.actor(), internship.id(), reason);
            return Reply.seeOther("/internship", Sentence.of("internship.leaving.done"));
        });
    }
}
