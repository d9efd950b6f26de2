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

/** Office works on a draft of an edition. */
@Controller
final class OfficeDraftPage {
    private static final String DRAFT = OfficeEditionsPage.PLACE + "/drafts/{draft}";
    private static final Desk DESK = OfficeEditionsPage.DESK;

    private final DraftPages drafts;
    private final SectionForms sections;
    private final RequirementForms requirements;
    private final TrialPages trials;

    OfficeDraftPage(DraftPages drafts, SectionForms sections, RequirementForms requirements, TrialPages trials) {
        this.drafts = drafts;
        this.sections = sections;
        this.requirements = requirements;
        this.trials = trials;
    }

    @GetMapping(DRAFT)
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID draft) {
        return drafts.show(DESK, viewer, draft);
    }

    @PostMapping(DRAFT + "/publication")
    @Only(Role.OFFICE)
    Reply publish(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.publish(DESK, viewer, draft, form);
    }

    @PostMapping(DRAFT + "/return")
    @Only(Role.OFFICE)
    Reply giveBack(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.giveBack(DESK, viewer, draft, form);
    }

    @PostMapping(DRAFT + "/discarding")
    @Only(Role.OFFICE)
    Reply discard(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.discard(DESK, viewer, draft, form);
    }

    @GetMapping(DRAFT + "/sections/{section}")
    @Only(Role.OFFICE)
    Reply section(Viewer viewer, @PathVariable UUID draft, @PathVariable String section) {
        return section.equals(DraftSection.REQUIREMENTS)
                ? requirements.tree(DESK, viewer, draft)
                : sections.show(DESK, viewer, draft, section);
    }

    @PostMapping(DRAFT + "/sections/{section}")
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, @PathVariable UUID draft, @PathVariable String section, Form form) {
        return sections.change(DESK, viewer, draft, section, form);
    }

    @GetMapping(DRAFT + "/lists/{list}/{index}")
    @Only(Role.OFFICE)
    Reply entry(Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index) {
        return sections.entry(DESK, viewer, draft, list, index);
    }

    @PostMapping(DRAFT + "/lists/{list}/{index}")
    @Only(Role.OFFICE)
    Reply changeEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.changeEntry(DESK, viewer, draft, list, index, form);
    }

    @PostMapping(DRAFT + "/lists/{list}/{index}/removal")
    @Only(Role.OFFICE)
    Reply removeEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.removeEntry(DESK, viewer, draft, list, index, form);
    }

    @PostMapping(DRAFT + "/lists/{list}/{index}/order")
    @Only(Role.OFFICE)
    Reply moveEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.moveEntry(DESK, viewer, draft, list, index, form);
    }

    @GetMapping(DRAFT + "/requirements")
    @Only(Role.OFFICE)
    Reply tree(Viewer viewer, @PathVariable UUID draft) {
        return requirements.tree(DESK, viewer, draft);
    }

    @GetMapping(DRAFT + "/requirements/{key}")
    @Only(Role.OFFICE)
    Reply requirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key) {
        return requirements.one(DESK, viewer, draft, key);
    }

    @PostMapping(DRAFT + "/requirements/{key}")
    @Only(Role.OFFICE)
    Reply changeRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.change(DESK, viewer, draft, key, form);
    }

    @PostMapping(DRAFT + "/requirements/{key}/removal")
    @Only(Role.OFFICE)
    Reply removeRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.remove(DESK, viewer, draft, key, form);
    }

    @PostMapping(DRAFT + "/requirements/{key}/order")
    @Only(Role.OFFICE)
    Reply moveRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.move(DESK, viewer, draft, key, form);
    }

    @GetMapping(DRAFT + "/requirements/{key}/parts/{kind}")
    @Only(Role.OFFICE)
    Reply part(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, @PathVariable String kind) {
        return requirements.blank(DESK, viewer, draft, key, kind);
    }

    @PostMapping(DRAFT + "/requirements/{key}/parts/{kind}")
    @Only(Role.OFFICE)
    Reply addPart(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String key, @PathVariable String kind, Form form) {
        return requirements.add(DESK, viewer, draft, key, kind, form);
    }

    @GetMapping(DRAFT + "/document")
    @Only(Role.OFFICE)
    Reply document(Viewer viewer, @PathVariable UUID draft) {
        return drafts.document(DESK, viewer, draft);
    }

    @GetMapping(DRAFT + "/document.yaml")
    @Only(Role.OFFICE)
    Reply download(Viewer viewer, @PathVariable UUID draft) {
        return drafts.download(DESK, viewer, draft);
    }

    @PostMapping(DRAFT + "/document")
    @Only(Role.OFFICE)
    Reply replace(
            Viewer viewer,
            @PathVariable UUID draft,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        return drafts.replace(DESK, viewer, draft, form, file);
    }

    @GetMapping(DRAFT + "/history")
    @Only(Role.OFFICE)
    Reply history(Viewer viewer, @PathVariable UUID draft) {
        return drafts.history(DESK, viewer, draft);
    }

    @PostMapping(DRAFT + "/history/{number}")
    @Only(Role.OFFICE)
    Reply backTo(Viewer viewer, @PathVariable UUID draft, @PathVariable int number, Form form) {
        return drafts.backTo(DESK, viewer, draft, number, form);
    }

    @GetMapping(DRAFT + "/trial")
    @Only(Role.OFFICE)
    Reply trial(Viewer viewer, @PathVariable UUID draft, @RequestParam(required = false) @Nullable String q) {
        return trials.show(DESK, viewer, draft, q);
    }

    @PostMapping(DRAFT + "/trial")
    @Only(Role.OFFICE)
    Reply madeUp(Viewer viewer, @PathVariable UUID draft, Form form) {
        return trials.madeUp(DESK, viewer, draft, form);
    }

    @GetMapping(DRAFT + "/trial/{person}")
    @Only(Role.OFFICE)
    Reply person(Viewer viewer, @PathVariable UUID draft, @PathVariable UUID person) {
        return trials.person(DESK, viewer, draft, person);
    }
}
