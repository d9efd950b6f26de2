package org.cadre.editing;

import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A coordinator works on a draft of their own district, and proposes it. What is another district's is not there. */
@Controller
@RequestMapping(DistrictEditionsPage.PLACE + "/drafts/{draft}")
@Only(Role.DISTRICT)
final class DistrictDraftPage extends DraftDesk {
    private static final Desk DESK = DistrictEditionsPage.DESK;

    private final DraftPages drafts;
    private final TrialPages trials;

    DistrictDraftPage(DraftPages drafts, SectionForms sections, RequirementForms requirements, TrialPages trials) {
        super(DESK, drafts, sections, requirements, trials);
        this.drafts = drafts;
        this.trials = trials;
    }

    @PostMapping("/proposal")
    Reply propose(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.propose(DESK, viewer, draft, form);
    }

    @PostMapping("/taking-back")
    Reply takeBack(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.takeBack(DESK, viewer, draft, form);
    }

    @GetMapping("/trial")
    Reply trial(Viewer viewer, @PathVariable UUID draft) {
        return trials.show(DESK, viewer, draft, null);
    }
}
