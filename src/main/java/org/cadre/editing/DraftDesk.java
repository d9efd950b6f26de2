package org.cadre.editing;

import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What is done to a draft at every desk. Which desk it is, and whose, says the page that extends it. */
abstract class DraftDesk {
    private final Desk desk;
    private final DraftPages drafts;
    private final SectionForms sections;
    private final RequirementForms requirements;
    private final TrialPages trials;

    DraftDesk(Desk desk, DraftPages drafts, SectionForms sections, RequirementForms requirements, TrialPages trials) {
        this.desk = desk;
        this.drafts = drafts;
        this.sections = sections;
        this.requirements = requirements;
        this.trials = trials;
    }

    @GetMapping
    Reply show(Viewer viewer, @PathVariable UUID draft) {
        return drafts.show(desk, viewer, draft);
    }

    @PostMapping("/discarding")
    Reply discard(Viewer viewer, @PathVariable UUID draft, Form form) {
        return drafts.discard(desk, viewer, draft, form);
    }

    @GetMapping("/sections/{section}")
    Reply section(Viewer viewer, @PathVariable UUID draft, @PathVariable String section) {
        return section.equals(DraftSection.REQUIREMENTS)
                ? requirements.tree(desk, viewer, draft)
                : sections.show(desk, viewer, draft, section);
    }

    @PostMapping("/sections/{section}")
    Reply change(Viewer viewer, @PathVariable UUID draft, @PathVariable String section, Form form) {
        return sections.change(desk, viewer, draft, section, form);
    }

    @GetMapping("/lists/{list}/{index}")
    Reply entry(Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index) {
        return sections.entry(desk, viewer, draft, list, index);
    }

    @PostMapping("/lists/{list}/{index}")
    Reply changeEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.changeEntry(desk, viewer, draft, list, index, form);
    }

    @PostMapping("/lists/{list}/{index}/removal")
    Reply removeEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.removeEntry(desk, viewer, draft, list, index, form);
    }

    @PostMapping("/lists/{list}/{index}/order")
    Reply moveEntry(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String list, @PathVariable String index, Form form) {
        return sections.moveEntry(desk, viewer, draft, list, index, form);
    }

    @GetMapping("/requirements")
    Reply tree(Viewer viewer, @PathVariable UUID draft) {
        return requirements.tree(desk, viewer, draft);
    }

    @GetMapping("/requirements/{key}")
    Reply requirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key) {
        return requirements.one(desk, viewer, draft, key);
    }

    @PostMapping("/requirements/{key}")
    Reply changeRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.change(desk, viewer, draft, key, form);
    }

    @PostMapping("/requirements/{key}/removal")
    Reply removeRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.remove(desk, viewer, draft, key, form);
    }

    @PostMapping("/requirements/{key}/order")
    Reply moveRequirement(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, Form form) {
        return requirements.move(desk, viewer, draft, key, form);
    }

    @GetMapping("/requirements/{key}/parts/{kind}")
    Reply part(Viewer viewer, @PathVariable UUID draft, @PathVariable String key, @PathVariable String kind) {
        return requirements.blank(desk, viewer, draft, key, kind);
    }

    @PostMapping("/requirements/{key}/parts/{kind}")
    Reply addPart(
            Viewer viewer, @PathVariable UUID draft, @PathVariable String key, @PathVariable String kind, Form form) {
        return requirements.add(desk, viewer, draft, key, kind, form);
    }

    @GetMapping("/document")
    Reply document(Viewer viewer, @PathVariable UUID draft) {
        return drafts.document(desk, viewer, draft);
    }

    @GetMapping("/document.yaml")
    Reply download(Viewer viewer, @PathVariable UUID draft) {
        return drafts.download(desk, viewer, draft);
    }

    @PostMapping("/document")
    Reply replace(
            Viewer viewer,
            @PathVariable UUID draft,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        return drafts.replace(desk, viewer, draft, form, file);
    }

    @GetMapping("/history")
    Reply history(Viewer viewer, @PathVariable UUID draft) {
        return drafts.history(desk, viewer, draft);
    }

    @PostMapping("/history/{number}")
    Reply backTo(Viewer viewer, @PathVariable UUID draft, @PathVariable int number, Form form) {
        return drafts.backTo(desk, viewer, draft, number, form);
    }

    @PostMapping("/trial")
    Reply madeUp(Viewer viewer, @PathVariable UUID draft, Form form) {
        return trials.madeUp(desk, viewer, draft, form);
    }
}
