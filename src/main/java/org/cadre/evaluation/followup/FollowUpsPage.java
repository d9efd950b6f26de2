package org.cadre.evaluation.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.evaluation.StillPrincipals;
import org.cadre.evaluation.asking.AnswerReading;
import org.cadre.evaluation.asking.AnswerView;
import org.cadre.evaluation.asking.Evaluation;
import org.cadre.evaluation.asking.Evaluations;
import org.cadre.evaluation.asking.Invitation;
import org.cadre.evaluation.asking.Invitations;
import org.cadre.evaluation.form.Forms;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sees which protégés are still principals, who has yet to be heard of, and enters what it learned by phone. */
@Controller
final class FollowUpsPage {
    private static final String TEMPLATE = "evaluation/followup/follow-ups";
    private static final int MOST = 200;
    private static final int AT_ONCE = 200;
    private static final DateRange EVER = new DateRange(LocalDate.EPOCH, null);

    /**
     * The follow-ups.
     *
     * @param form the days from which and until which people were asked, as they were typed
     * @param narrowed whether any day was given
     * @param lately of these days; of the last twelve months where none were given
     * @param all since the beginning
     * @param more whether there are more people than are listed
     */
    record FollowUpsView(
            Form form,
            boolean narrowed,
            StillPrincipals.AfterYears lately,
            StillPrincipals.AfterYears all,
            List<Waiting> waiting,
            List<Answered> answered,
            boolean more) {}

    private record Entry(Invitation invitation, Evaluation evaluation) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final FollowUps followUps;
    private final StillPrincipals stillPrincipals;
    private final Invitations invitations;
    private final Evaluations evaluations;
    private final Forms forms;
    private final ProgramClock clock;
    private final Deeds deeds;

    FollowUpsPage(
            FollowUps followUps,
            StillPrincipals stillPrincipals,
            Invitations invitations,
            Evaluations evaluations,
            Forms forms,
            ProgramClock clock,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.followUps = followUps;
        this.stillPrincipals = stillPrincipals;
        this.invitations = invitations;
        this.evaluations = evaluations;
        this.forms = forms;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/evaluations/follow-ups")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, Form form) {
        return show(viewer, form, asked(form));
    }

    /** The days that were typed; ever, where none were or they are wrong. */
    private static DateRange asked(Form form) {
        var from = form.day("from");
        var to = form.day("to");
        if (form.isRight() && from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            form.wrong("to", Sentence.of("evaluation.follow-ups.reversed"));
        }
        return form.isRight() && (from.isPresent() || to.isPresent())
                ? new DateRange(from.orElse(LocalDate.EPOCH), to.orElse(null))
                : EVER;
    }

    private Reply show(Viewer viewer, Form form, DateRange asked) {
        boolean narrowed = !asked.equals(EVER);
        var today = clock.today();
        var waiting = followUps.waiting(asked, viewer, null, MOST + 1);
        var answered = followUps.answered(asked, viewer, null, MOST + 1);
        var view = new FollowUpsView(
                form,
                narrowed,
                stillPrincipals.of(
                        narrowed ? asked : new DateRange(today.minusYears(1).plusDays(1), today)),
                stillPrincipals.of(EVER),
                waiting.stream().limit(MOST).toList(),
                answered.stream().limit(MOST).toList(),
                waiting.size() > MOST || answered.size() > MOST);
        return form.isRight() ? Reply.show(TEMPLATE, view) : Reply.again(TEMPLATE, view);
    }

    /** Who has not answered yet first, as on the page. */
    @GetMapping("/evaluations/follow-ups.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var asked = asked(form);
        if (!form.isRight()) {
            return show(viewer, form, asked);
        }
        SheetFiles.Rows waiting = SheetFiles.Rows.paged(
                last -> followUps.waiting(asked, viewer, last == null ? null : last.invitation(), AT_ONCE),
                FollowUpsPage::waiting);
        SheetFiles.Rows answered = SheetFiles.Rows.paged(
                last -> followUps.answered(asked, viewer, last == null ? null : last.invitation(), AT_ONCE),
                this::answered);
        return sheets.recorded(
                viewer.actor(),
                "follow-ups",
                texts.say("evaluation.follow-ups.title"),
                format,
                sheets.columns(
                        "sheet.column.name",
                        "evaluation.list.file.year",
                        "evaluation.follow-ups.file.asked-on",
                        "evaluation.follow-ups.file.school",
                        "sheet.column.phone",
                        "evaluation.follow-ups.file.answered-on",
                        "sheet.column.state"),
                row -> {
                    waiting.each(row);
                    answered.each(row);
                });
    }

    private static List<Cell> waiting(Waiting one) {
        return Stream.of(
                        Cell.of(one.name()),
                        Cell.of(one.year()),
                        Cell.of(one.askedOn()),
                        Cell.of(one.school()),
                        Cell.of(one.phone()))
                .toList();
    }

    private List<Cell> answered(Answered one) {
        String still = one.stillPrincipal();
        return List.of(
                Cell.of(one.name()),
                Cell.of(one.year()),
                Cell.of(one.askedOn()),
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.of(one.answeredOn()),
                still == null
                        ? Cell.NOTHING
                        : Cell.of(texts.say(
                                still.equals("yes") ? "evaluation.follow-ups.is" : "evaluation.follow-ups.is-not")));
    }

    @GetMapping("/evaluations/follow-ups/{id}")
    @Only(Role.OFFICE)
    Reply form(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("evaluation/asking/answer", view(entry(viewer, id), Form.empty()));
    }

    @PostMapping("/evaluations/follow-ups/{id}")
    @Only(Role.OFFICE)
    Reply enter(Viewer viewer, @PathVariable UUID id, Form form) {
        var entry = entry(viewer, id);
        var answers = AnswerReading.read(
                form, forms.version(entry.evaluation.version()).sheet());
        if (!form.isRight()) {
            return Reply.again("evaluation/asking/answer", view(entry, form));
        }
        return deeds.once(form.key(), () -> {
            boolean entered = invitations.enter(entry.invitation, entry.evaluation, answers, viewer);
            return Reply.seeOther(
                    "/evaluations/" + entry.evaluation.id(),
                    Sentence.of(
                            entered ? "evaluation.follow-ups.entered" : "evaluation.follow-ups.answered",
                            entry.invitation.name()));
        });
    }

    /** What carries a name anyway may be entered for somebody; what is anonymous never. */
    private Entry entry(Viewer viewer, UUID id) {
        return invitations
                .find(id)
                .flatMap(one -> evaluations
                        .find(one.evaluation(), viewer)
                        .filter(evaluation -> !evaluation.anonymous())
                        .map(evaluation -> new Entry(one, evaluation)))
                .orElseThrow(NotFound::new);
    }

    private AnswerView view(Entry entry, Form form) {
        return new AnswerView(
                "/evaluations/follow-ups/" + entry.invitation.id(),
                entry.evaluation.title(),
                forms.version(entry.evaluation.version()).sheet(),
                form,
                entry.invitation.name(),
                true,
                entry.evaluation.threshold(),
                null);
    }
}
