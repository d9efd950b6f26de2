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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A coordinator works on a draft of their own district, and proposes it. What is another district's is not there. */
@Controller
final class DistrictDraftPage {
    private static final String DRAFT = DistrictEditionsPage.PLACE + "/drafts/{draft}";
    private static final Desk DESK = DistrictEditionsPage.DESK;

    private final DraftPages drafts;
    private final SectionForms sections;
    private final RequirementForms requirements;
    private final TrialPages trials;

    DistrictDraftPage(DraftPages drafts, SectionForms sections, RequirementForms requirements, TrialPages trials) {
        this.drafts = drafts;
        this.sections = sections;
        this.requirements = requirements;
        this.trials = trials;
    }

    @GetMapping(DRAFT)
    @Only(Role.DISTRICT)
    Reply show(Viewer viewer, @PathVariable UUID draft) {
        return drafts.show(DESK, viewer, draft);
    }

    @PostMapping(DRAFT + "/proposal")
    @Only(Role.DISTRICT)
    Reply propose(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.propose(DESK, viewer, draft, form);
    }

    @PostMapping(DRAFT + "/taking-back")
    @Only(Role.DISTRICT)
    Reply takeBack(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.takeBack(DESK, viewer, draft, form);
    }

    @PostMapping(DRAFT + "/discarding")
    @Only(Role.DISTRICT)
    Reply discard(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.discard(DESK, viewer, draft, form);
    }

    @GetMapping(DRAFT + "/sections/{section}")
    @Only(Role.DISTRICT)
    Reply section(Viewer viewer, @PathVariable UUID draft, @PathVariable String section) {
        return section.equals(DraftSection.REQUIREMENTS)
                ? requirements.tree(DESK, viewer, draft)
                : sections.show(DESK, viewer, draft, section);
    }

    @PostMapping(DRAFT + "/sections/{section}")
    @Only(Role.DISTRICT)
    Reply change(Viewer viewer, @PathVariable UUID draft, @PathVariable String section, Form form) {
        return sections.change(DESK, viewer, draft, section, form);
    }

    @GetMapping(DRAFT + "/lists/{list}/{index}")
    @Only(Role.DISTRICT)
    Reply entry(Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index) {
        return sections.entry(DESK, viewer, draft, list, index);
    }

    @PostMapping(DRAFT + "/lists/{list}/{index}")
    @Only(Role.DISTRICT)
    Reply changeEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.changeEntry(DESK, viewer, draft, list, index, form);
    }

    @PostMapping(DRAFT + "/lists/{list}/{index}/removal")
    @Only(Role.DISTRICT)
    Reply removeEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.removeEntry(DESK, viewer, draft, list, index, form);
    }

    @PostMapping(DRAFT + "/lists/{list}/{index}/order")
    @Only(Role.DISTRICT)
    Reply moveEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.moveEntry(DESK, viewer, draft, list, index, form);
    }

    @GetMapping(DRAFT + "/requirements")
    @Only(Role.DISTRICT)
    Reply tree(Viewer viewer, @PathVariable UUID draft) {
        return requirements.tree(DESK, viewer, draft);
    }

    @GetMapping(DRAFT + "/requirements/{key}")
    @Only(Role.DISTRICT)
    Reply requirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key) {
        return requirements.one(DESK, viewer, draft, key);
    }

    @PostMapping(DRAFT + "/requirements/{key}")
    @Only(Role.DISTRICT)
    Reply changeRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.change(DESK, viewer, draft, key, form);
    }

    @PostMapping(DRAFT + "/requirements/{key}/removal")
    @Only(Role.DISTRICT)
    Reply removeRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.remove(DESK, viewer, draft, key, form);
    }

    @PostMapping(DRAFT + "/requirements/{key}/order")
    @Only(Role.DISTRICT)
    Reply moveRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.move(DESK, viewer, draft, key, form);
    }

    @GetMapping(DRAFT + "/requirements/{key}/parts/{kind}")
    @Only(Role.DISTRICT)
    Reply part(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, @PathVariable String kind) {
        return requirements.blank(DESK, viewer, draft, key, kind);
    }

    @PostMapping(DRAFT + "/requirements/{key}/parts/{kind}")
    @Only(Role.DISTRICT)
    Reply addPart(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String key, @PathVariable String kind, Form form) {
        return requirements.add(DESK, viewer, draft, key, kind, form);
    }

    @GetMapping(DRAFT + "/document")
    @Only(Role.DISTRICT)
    Reply document(Viewer viewer, @PathVariable UUID draft) {
        return drafts.document(DESK, viewer, draft);
    }

    @GetMapping(DRAFT + "/document.yaml")
    @Only(Role.DISTRICT)
    Reply download(Viewer viewer, @PathVariable UUID draft) {
        return drafts.download(DESK, viewer, draft);
    }

    @PostMapping(DRAFT + "/document")
    @Only(Role.DISTRICT)
    Reply replace(
            Viewer viewer,
            @PathVariable UUID draft,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        return drafts.replace(DESK, viewer, draft, form, file);
    }

    @GetMapping(DRAFT + "/history")
    @Only(Role.DISTRICT)
    Reply history(Viewer viewer, @PathVariable UUID draft) {
        return drafts.history(DESK, viewer, draft);
    }

    @PostMapping(DRAFT + "/history/{number}")
    @Only(Role.DISTRICT)
    Reply backTo(Viewer viewer, @PathVariable UUID draft, @PathVariable int number, Form form) {
        return drafts.backTo(DESK, viewer, draft, number, form);
    }

    @GetMapping(DRAFT + "/trial")
    @Only(Role.DISTRICT)
    Reply trial(Viewer viewer, @PathVariable UUID draft) {
        return trials.show(DESK, viewer, draft, null);
    }

    @PostMapping(DRAFT + "/trial")
    @Only(Role.DISTRICT)
    Reply madeUp(Viewer viewer, @PathVariable UUID draft, Form form) {
        return trials.madeUp(DESK, viewer, draft, form);
    }
}
