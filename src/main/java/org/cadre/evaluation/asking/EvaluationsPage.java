package org.cadre.evaluation.asking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.asking.Evaluation.State;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All evaluations, the latest first: what is open, how many have answered, and what has closed. */
@Controller
final class EvaluationsPage {
    private static final int PAGE = 30;
    private static final int AT_ONCE = 200;

    record Row(Evaluation evaluation, State state) {}

    /**
     * The list.
     *
     * @param moment of these only; none: all
     * @param more where the next page is
     */
    record ListView(
            List<Row> rows,
            @Nullable Moment moment,
            List<Moment> moments,
            boolean office,
            @Nullable String more) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final Evaluations evaluations;
    private final ProgramClock clock;
    private final Deeds deeds;

    EvaluationsPage(Evaluations evaluations, ProgramClock clock, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.evaluations = evaluations;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/evaluations")
    @Only({Role.OFFICE, Role.TRAINER, Role.COACH})
    Reply list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String moment,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable UUID before) {
        var chosen = moment == null ? null : Moment.find(moment).orElse(null);
        var found =
                evaluations.list(chosen, viewer, before == null ? null : day, day == null ? null : before, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        String more = null;
        if (found.size() > PAGE) {
            var last = shown.getLast();
            more = "/evaluations?day=" + last.day() + "&before=" + last.id()
                    + (chosen == null ? "" : "&moment=" + chosen.key());
        }
        var now = clock.now();
        var today = clock.today();
        return Reply.show(
                "evaluation/asking/evaluations",
                new ListView(
                        shown.stream()
                                .map(one -> new Row(one, one.state(now, today)))
                                .toList(),
                        chosen,
                        Arrays.asList(Moment.values()),
                        viewer.isOffice(),
                        more));
    }

    /** To each whom the page shows something, the same of it. */
    @GetMapping("/evaluations.{format}")
    @Only({Role.OFFICE, Role.TRAINER, Role.COACH})
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var chosen = Moment.find(form.text("moment")).orElse(null);
        return sheets.recorded(
                viewer.actor(),
                "evaluations",
                texts.say("evaluation.nav"),
                format,
                sheets.columns(
                        "sheet.column.title",
                        "evaluation.list.file.event",
                        "evaluation.list.moment",
                        "evaluation.list.file.year",
                        "sheet.column.day",
                        "evaluation.list.file.closes",
                        "sheet.column.state",
                        "evaluation.list.file.answered",
                        "evaluation.list.file.could"),
                SheetFiles.Rows.paged(
                        last -> evaluations.list(
                                chosen,
                                viewer,
                                last == null ? null : last.day(),
                                last == null ? null : last.id(),
                                AT_ONCE),
                        this::cells));
    }

    private List<Cell> cells(Evaluation one) {
        String state = switch (one.state(clock.now(), clock.today())) {
            case OPEN -> "evaluation.list.file.open";
            case COMING -> "evaluation.state.coming";
            case CLOSED -> "evaluation.state.closed";
        };
        return Stream.of(
                        Cell.of(one.title()),
                        Cell.of(one.event()),
                        Cell.of(texts.say("evaluation.moment." + one.moment().key())),
                        one.year() > 0 ? Cell.of(one.year()) : Cell.NOTHING,
                        Cell.of(one.day()),
                        Cell.of(one.closesOn()),
                        Cell.of(texts.say(state)),
                        Cell.of(one.answered()),
                        Cell.of(one.couldAnswer()))
                .toList();
    }

    @PostMapping("/evaluations/{id}/closing")
    @Only(Role.OFFICE)
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = evaluations.find(id, viewer).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            evaluations.close(one.id(), viewer.actor());
            return Reply.seeOther("/evaluations/" + id, Sentence.of("evaluation.one.closed"));
        });
    }
}
