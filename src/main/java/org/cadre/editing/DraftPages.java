package org.cadre.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.offering.EditionFees;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Slugs;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionInWords;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A draft as a whole, for whoever works at a desk: how it stands, its document, its history, and what becomes of it. */
@Component
public class DraftPages {
    private static final String DRAFT = "editing/draft";
    private static final String DOCUMENT = "editing/document";
    private static final int LONGEST_WORDS = 2_000;

    /**
     * A draft and how it stands.
     *
     * @param rules what it asks for, in words; empty while it is no edition
     * @param against what stands against publishing it now
     * @param less what it asks for less than the version before
     * @param changes what is different from the edition it began with
     * @param parent the edition it is customized from, where it began with a later one; else empty
     * @param againstParent what is different from that
     * @param notes what its district wrote with its proposals
     * @param fees what is charged under it; while it is a draft, under the edition it began with
     */
    record View(
            OpenDraft open,
            String base,
            List<EditionInWords.Rule> rules,
            List<TreePicture> pictures,
            DraftOutcome.@Nullable Refused against,
            List<Sentence> less,
            List<SheetDifference.Part> changes,
            String parent,
            List<SheetDifference.Part> againstParent,
            List<EditionProposals.Note> notes,
            EditionFees.Fees fees,
            Form form) {
        String tone() {
            return switch (open.draft().state()) {
                case DRAFT -> "primary";
                case PROPOSED, RETURNED -> "attention";
                case PUBLISHED -> "done";
                case DISCARDED -> "quiet";
            };
        }

        String icon() {
            return switch (open.draft().state()) {
                case DRAFT -> "pencil";
                case PROPOSED -> "inbox";
                case RETURNED -> "reply";
                case PUBLISHED -> "check-circle";
                case DISCARDED -> "archive";
            };
        }

        int problemsIn(DraftSection section) {
            return open.problemsIn(section);
        }

        boolean isChanged(DraftSection section) {
            return changes.stream().anyMatch(part -> part.section().equals(section.key()));
        }
    }

    record DocumentView(OpenDraft open, Form form, List<EditionFile.Problem> problems, List<Sentence> meanwhile) {}

    /** @param changes what it changed, in words */
    record Saved(DraftSave save, List<Sentence> changes) {}

    record HistoryView(OpenDraft open, List<Saved> saves) {
        /** What a save was, in words. */
        Sentence says(DraftSave save) {
            if (save.backTo() != null) {
                return Sentence.of("editing.history.back", save.backTo());
            }
            return DraftSection.find(save.section()).isPresent()
                    ? Sentence.of("editing.history.section", Sentence.of("editing.section." + save.section()))
                    : Sentence.of(
                            switch (save.section()) {
                                case "start" -> "editing.history.start";
                                case "look" -> "editing.history.look";
                                case "wordings" -> "editing.history.wordings";
                                default -> "editing.history.yaml";
                            });
        }
    }

    private final OpenDrafts open;
    private final EditionDrafts drafts;
    private final EditionProposals proposals;
    private final Editions editions;
    private final EditionFees fees;
    private final Deeds deeds;

    DraftPages(
            OpenDrafts open,
            EditionDrafts drafts,
            EditionProposals proposals,
            Editions editions,
            EditionFees fees,
            Deeds deeds) {
        this.open = open;
        this.drafts = drafts;
        this.proposals = proposals;
        this.editions = editions;
        this.fees = fees;
        this.deeds = deeds;
    }

    public Reply show(Desk desk, Viewer viewer, UUID draft) {
        return Reply.show(DRAFT, view(open.open(desk, viewer, draft), null, Form.empty()));
    }

    private View view(OpenDraft one, DraftOutcome.@Nullable Refused refused, Form form) {
        var base = editions.asWritten(one.draft().base());
        var parent = laterParent(one, base);
        var published = one.draft().published();
        return new View(
                one,
                base.title() + " " + base.version(),
                one.edition() == null ? List.of() : EditionInWords.rules(one.edition()),
                RequirementForms.pictures(RequirementNode.rootsOf(one.sheet())),
                refused == null ? against(one) : refused,
                one.draft().state().isOpen() ? drafts.lessThanBefore(one.draft()) : List.of(),
                SheetDifference.parts(EditionSheet.of(base), one.sheet()),
                parent.map(Edition::title).orElse(""),
                parent.map(edition -> SheetDifference.parts(EditionSheet.of(edition), one.sheet()))
                        .orElse(List.of()),
                proposals.notes(one.draft().id()),
                fees.of(published == null ? one.draft().base() : published),
                form);
    }

    /** The edition it is customized from, where it began with a customized one. */
    private Optional<Edition> laterParent(OpenDraft one, Edition base) {
        String parent = one.sheet().text("parent");
        return parent.isEmpty() || parent.equals(base.slug())
                ? Optional.empty()
                : editions.inEffect(parent, LocalDate.MAX).map(editions::asWritten);
    }

    private DraftOutcome.@Nullable Refused against(OpenDraft one) {
        return one.draft().state().isOpen() && drafts.couldPublish(one.draft()) instanceof DraftOutcome.Refused refused
                ? refused
                : null;
    }

    /** A coordinator hands the draft to office with a note; what could not be published goes back to them at once. */
    public Reply propose(Desk desk, Viewer viewer, UUID draft, Form form) {
        String note = form.atMost("note", LONGEST_WORDS);
        if (!form.isRight()) {
            return Reply.again(DRAFT, view(open.open(desk, viewer, draft), null, form));
        }
        return done(desk, viewer, draft, form, "proposed", () -> {
            var id = new DraftId(draft);
            int read = OpenDrafts.stamp(form);
            var now = drafts.find(viewer, id).orElseThrow(NotFound::new);
            if (now.save() == read
                    && now.state().isOpen()
                    && drafts.couldPublish(now) instanceof DraftOutcome.Refused refused) {
                return refused;
            }
            proposals.record(viewer, id, note);
            return drafts.propose(viewer, id, read);
        });
    }

    public Reply takeBack(Desk desk, Viewer viewer, UUID draft, Form form) {
        return done(desk, viewer, draft, form, "taken-back", () -> drafts.takeBack(viewer, new DraftId(draft)));
    }

    /** Office gives a proposal back; why is said to who proposed it. */
    public Reply giveBack(Desk desk, Viewer viewer, UUID draft, Form form) {
        String words = form.required("words", Sentence.of("editing.give-back.missing"));
        form.atMost("words", LONGEST_WORDS);
        if (!form.isRight()) {
            return Reply.again(DRAFT, view(open.open(desk, viewer, draft), null, form));
        }
        return done(desk, viewer, draft, form, "given-back", () -> drafts.giveBack(viewer, new DraftId(draft), words));
    }

    public Reply discard(Desk desk, Viewer viewer, UUID draft, Form form) {
        return done(
                desk,
                viewer,
                draft,
                form,
                "discarded",
                () -> drafts.discard(viewer, new DraftId(draft), OpenDrafts.stamp(form)));
    }

    public Reply publish(Desk desk, Viewer viewer, UUID draft, Form form) {
        return done(
                desk,
                viewer,
                draft,
                form,
                "published",
                () -> drafts.publish(viewer, new DraftId(draft), OpenDrafts.stamp(form)));
    }

    private Reply done(Desk desk, Viewer viewer, UUID draft, Form form, String what, Supplier<DraftOutcome> deed) {
        var before = open.open(desk, viewer, draft);
        return deeds.once(form.key(), () -> switch (deed.get()) {
            case DraftOutcome.Refused refused ->
                Reply.again(DRAFT, view(open.open(desk, viewer, draft), refused, form));
            case DraftOutcome.Done(var now) ->
                Reply.seeOther(
                        now.state() == DraftState.DISCARDED ? desk.place() : before.place(),
                        Sentence.of("editing.done." + what));
            case DraftOutcome.Published _ -> Reply.seeOther(before.place(), Sentence.of("editing.done." + what));
        });
    }

    public Reply document(Desk desk, Viewer viewer, UUID draft) {
        var one = open.open(desk, viewer, draft);
        return Reply.show(
                DOCUMENT,
                new DocumentView(one, Form.empty().with("yaml", one.draft().yaml()), List.of(), List.of()));
    }

    public Reply download(Desk desk, Viewer viewer, UUID draft) {
        var one = open.open(desk, viewer, draft).draft();
        return file(EditionSheet.read(one.yaml()).orElseThrow(), one.yaml());
    }

    static Reply file(EditionSheet sheet, String yaml) {
        String name = Slugs.of(sheet.text("slug") + " " + sheet.text("version")) + ".yaml";
        return Reply.download(name, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a whole document in, typed or as a file: a good edition or nothing. */
    public Reply replace(Desk desk, Viewer viewer, UUID draft, Form form, @Nullable MultipartFile file) {
        var one = open.open(desk, viewer, draft);
        byte[] bytes = file == null || file.isEmpty()
                ? form.text("yaml").replace("\r\n", "\n").concat("\n").getBytes(StandardCharsets.UTF_8)
                : bytes(file);
        return switch (editions.parse("", bytes)) {
            case EditionFile.Outcome.Refused(var problems) -> {
                form.wrong("yaml", Sentence.of("editing.document.wrong", problems.size()));
                yield Reply.again(DOCUMENT, new DocumentView(one, form, problems, List.of()));
            }
            case EditionFile.Outcome.Accepted _ -> {
                String yaml = withoutMark(new String(bytes, StandardCharsets.UTF_8));
                yield open.save(one, viewer, form, "yaml", yaml, "", () -> {
                    var now = open.open(desk, viewer, draft);
                    return Reply.again(
                            DOCUMENT,
                            new DocumentView(now, form.with("yaml", yaml), List.of(), open.meanwhile(now, form)));
                });
            }
        };
    }

    private static byte[] bytes(MultipartFile file) {
        try (var in = file.getInputStream()) {
            return in.readNBytes(EditionFile.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    public Reply history(Desk desk, Viewer viewer, UUID draft) {
        var one = open.open(desk, viewer, draft);
        return Reply.show("editing/history", new HistoryView(one, saves(one)));
    }

    private List<Saved> saves(OpenDraft one) {
        var saves = drafts.saves(one.draft().id());
        var shown = new ArrayList<Saved>();
        for (int i = 0; i < saves.size(); i++) {
            var sheet = EditionSheet.read(saves.get(i).yaml()).orElseThrow();
            shown.add(new Saved(
                    saves.get(i),
                    i + 1 < saves.size()
                            ? SheetDifference.between(
                                    EditionSheet.read(saves.get(i + 1).yaml()).orElseThrow(), sheet)
                            : List.of()));
        }
        return shown;
    }

    public Reply backTo(Desk desk, Viewer viewer, UUID draft, int number, Form form) {
        if (drafts.save(new DraftId(draft), number).isEmpty()) {
            throw new NotFound();
        }
        return done(
                desk,
                viewer,
                draft,
                form,
                "back",
                () -> drafts.backTo(viewer, new DraftId(draft), OpenDrafts.stamp(form), number));
    }
}
