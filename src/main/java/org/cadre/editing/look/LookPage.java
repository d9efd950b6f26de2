package org.cadre.editing.look;

import java.util.UUID;
import org.cadre.editing.Desk;
import org.cadre.editing.DraftId;
import org.cadre.editing.DraftOutcome;
import org.cadre.editing.DraftState;
import org.cadre.editing.EditionDraft;
import org.cadre.editing.EditionDrafts;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.Picture;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionSheet;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Office, and a coordinator for their own district, give a draft its logo, colors and words. */
@Controller
final class LookPage {
    /** What such a save has changed. */
    private static final String LOOK = "look";

    private static final String TEMPLATE = "editing/look/look";
    private static final Desk OFFICE = new Desk("/office/editions", true);
    private static final Desk DISTRICT = new Desk("/district/editions", false);

    /**
     * @param title what the draft is called so far
     * @param logo the logo in the form, as a data: address
     * @param published the draft is an edition: what is saved is seen at once
     */
    record LookView(
            String place, String title, Form form, @Nullable String logo, boolean published) {}

    private final EditionDrafts drafts;
    private final EditionLooks looks;
    private final Deeds deeds;

    LookPage(EditionDrafts drafts, EditionLooks looks, Deeds deeds) {
        this.drafts = drafts;
        this.looks = looks;
        this.deeds = deeds;
    }

    @GetMapping("/office/editions/drafts/{draft}/look")
    @Only(Role.OFFICE)
    Reply forOffice(Viewer viewer, @PathVariable UUID draft) {
        return show(OFFICE, viewer, draft);
    }

    @GetMapping("/district/editions/drafts/{draft}/look")
    @Only(Role.DISTRICT)
    Reply forDistrict(Viewer viewer, @PathVariable UUID draft) {
        return show(DISTRICT, viewer, draft);
    }

    private Reply show(Desk desk, Viewer viewer, UUID id) {
        var draft = draft(desk, viewer, id);
        return Reply.show(TEMPLATE, view(desk, draft, LookForm.filled(look(draft))));
    }

    /** The draft, where its look may be changed from that desk: office mends words of a published edition, too. */
    private EditionDraft draft(Desk desk, Viewer viewer, UUID id) {
        return drafts.find(viewer, new DraftId(id))
                .filter(draft -> desk.office()
                        ? draft.state() != DraftState.DISCARDED
                        : draft.state().isOpen() && draft.state() != DraftState.PROPOSED)
                .orElseThrow(NotFound::new);
    }

    private EditionLook look(EditionDraft draft) {
        return looks.ofDraft(draft.id().value(), draft.base());
    }

    private LookView view(Desk desk, EditionDraft draft, Form form) {
        String logo = form.text(LookForm.LOGO_KEPT);
        return new LookView(
                desk.of(draft.id()),
                EditionSheet.read(draft.yaml())
                        .map(sheet -> sheet.text("title"))
                        .orElse(""),
                form,
                logo.isEmpty()
                        ? null
                        : looks.logo(draft.id().value(), draft.base(), logo)
                                .map(Picture::address)
                                .orElse(null),
                draft.state() == DraftState.PUBLISHED);
    }

    @PostMapping("/office/editions/drafts/{draft}/look")
    @Only(Role.OFFICE)
    Reply changeForOffice(
            Viewer viewer,
            @PathVariable UUID draft,
            Form form,
            @RequestParam(name = LookForm.LOGO, required = false) @Nullable MultipartFile logo) {
        return change(OFFICE, viewer, draft, form, logo);
    }

    @PostMapping("/district/editions/drafts/{draft}/look")
    @Only(Role.DISTRICT)
    Reply changeForDistrict(
            Viewer viewer,
            @PathVariable UUID draft,
            Form form,
            @RequestParam(name = LookForm.LOGO, required = false) @Nullable MultipartFile logo) {
        return change(DISTRICT, viewer, draft, form, logo);
    }

    private Reply change(Desk desk, Viewer viewer, UUID id, Form form, @Nullable MultipartFile logo) {
        var draft = draft(desk, viewer, id);
        var look = new LookForm(form, draft, viewer, looks).read(logo);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(desk, draft, form));
        }
        return deeds.once(form.key(), () -> {
            // What office reads before it publishes is a save: another look makes another one, and an older page is
            // refused.
            if (!desk.office()
                    && drafts.save(viewer, draft.id(), draft.save(), draft.yaml(), LOOK)
                            instanceof DraftOutcome.Refused refused) {
                form.wrong("welcome", refused.says());
                return Reply.again(TEMPLATE, view(desk, draft, form));
            }
            if (looks.keep(id, look, viewer.actor())) {
                return Reply.seeOther(desk.of(draft.id()), Sentence.of("editing.look.saved"));
            }
            form.wrong("welcome", Sentence.of("editing.look.changed-meanwhile"));
            form.with("version", look(draft).version());
            return Reply.again(TEMPLATE, view(desk, draft, form));
        });
    }
}
