package org.cadre.editing;

import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Office works on a draft of an edition. */
@Controller
@RequestMapping(OfficeEditionsPage.PLACE + "/drafts/{draft}")
@Only(Role.OFFICE)
final class OfficeDraftPage extends DraftDesk {
    private static final Desk DESK = OfficeEditionsPage.DESK;

    private final DraftPages drafts;
    private final TrialPages trials;

    OfficeDraftPage(DraftPages drafts, SectionForms sections, RequirementForms requirements, TrialPages trials) {
        super(DESK, drafts, sections, requirements, trials);
        this.drafts = drafts;
        this.trials = trials;
    }

    @PostMapping("/publication")
    Reply publish(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.publish(DESK, viewer, draft, form);
    }

    @PostMapping("/return")
    Reply giveBack(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.giveBack(DESK, viewer, draft, form);
    }

    @GetMapping("/trial")
    Reply trial(Viewer viewer, @PathVariable UUID draft, @RequestParam(required = false) @Nullable String q) {
        return trials.show(DESK, viewer, draft, q);
    }

    @GetMapping("/trial/{person}")
    Reply person(Viewer viewer, @PathVariable UUID draft, @PathVariable UUID person) {
        return trials.person(DESK, viewer, draft, person);
    }
}
