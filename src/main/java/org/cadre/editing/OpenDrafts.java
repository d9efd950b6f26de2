package org.cadre.editing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** Opens drafts at a desk, and saves what a form made of them. */
@Component
class OpenDrafts {
    private final EditionDrafts drafts;
    private final Editions editions;
    private final Deeds deeds;

    OpenDrafts(EditionDrafts drafts, Editions editions, Deeds deeds) {
        this.drafts = drafts;
        this.editions = editions;
        this.deeds = deeds;
    }

    OpenDraft open(Desk desk, Viewer viewer, UUID draft) {
        return drafts.find(viewer, new DraftId(draft))
                .map(one -> read(desk, one))
                .map(this::asked)
                .orElseThrow(NotFound::new);
    }

    /** With what its document comes to, but not asked whether it could be published. */
    OpenDraft read(Desk desk, EditionDraft draft) {
        return OpenDraft.of(desk, draft, judged(draft.yaml()));
    }

    private EditionFile.Outcome judged(String yaml) {
        return editions.parse("", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands against a document's being an edition. */
    List<EditionFile.Problem> problems(EditionSheet sheet) {
        return judged(sheet.yaml()) instanceof EditionFile.Outcome.Refused(var problems) ? problems : List.of();
    }

    private OpenDraft asked(OpenDraft open) {
        return open.draft().state().isOpen() ? open.asked(drafts.couldPublish(open.draft())) : open;
    }

    /** The same for a form, which is there only while the draft may be changed. */
    OpenDraft toChange(Desk desk, Viewer viewer, UUID draft) {
        var open = open(desk, viewer, draft);
        if (!open.isEditable()) {
            throw new NotFound();
        }
        return open;
    }

    /**
     * Saves a changed document, once.
     *
     * @param to where to go on, after the draft's own address
     * @param again the page with what was typed, when somebody else was quicker
     */
    Reply save(
            OpenDraft open,
            Viewer viewer,
            Form form,
            String section,
            EditionSheet changed,
            String to,
            Supplier<Reply> again) {
        return save(open, viewer, form, section, changed.yaml(), to, again);
    }

    /** The same with the document as it is written. */
    Reply save(
            OpenDraft open, Viewer viewer, Form form, String section, String yaml, String to, Supplier<Reply> again) {
        int read = stamp(form);
        return deeds.once(form.key(), () -> {
            var outcome = drafts.save(viewer, open.draft().id(), read, yaml, section);
            return switch (outcome) {
                case DraftOutcome.Refused refused -> {
                    form.wrong("stamp", refused.says());
                    yield again.get();
                }
                case DraftOutcome.Done _, DraftOutcome.Published _ ->
                    Reply.seeOther(open.place() + to, Sentence.of("editing.saved"));
            };
        });
    }

    static int stamp(Form form) {
        String stamp = form.text("stamp");
        return stamp.matches("[0-9]{1,9}") ? Integer.parseInt(stamp) : 0;
    }

    /** The same where there is a form that was made from a save. */
    List<Sentence> meanwhileIfAny(OpenDraft open, Form form) {
        return form.text("stamp").isEmpty() ? List.of() : meanwhile(open, form);
    }

    /** What others changed since the save that a form was made from. */
    List<Sentence> meanwhile(OpenDraft open, Form form) {
        int read = stamp(form);
        return read == open.draft().save()
                ? List.of()
                : drafts.save(open.draft().id(), read)
                        .flatMap(save -> EditionSheet.read(save.yaml()))
                        .map(before -> SheetDifference.between(before, open.sheet()))
                        .orElse(List.of());
    }
}
