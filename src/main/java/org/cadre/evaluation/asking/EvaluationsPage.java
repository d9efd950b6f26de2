package org.cadre.evaluation.asking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.asking.Evaluation.State;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
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

    private final Evaluations evaluations;
    private final ProgramClock clock;
    private final Deeds deeds;

    EvaluationsPage(Evaluations evaluations, ProgramClock clock, Deeds deeds) {
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
