package org.cadre.evaluation.result;

import java.util.List;
import java.util.UUID;
import org.cadre.evaluation.asking.Evaluation;
import org.cadre.evaluation.asking.Evaluation.State;
import org.cadre.evaluation.asking.Evaluations;
import org.cadre.evaluation.asking.Invitation;
import org.cadre.evaluation.asking.Invitations;
import org.cadre.evaluation.form.FormVersion;
import org.cadre.evaluation.form.Forms;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One evaluation: how it stands, and once it has closed and enough have answered, what was answered. */
@Controller
final class EvaluationPage {
    private static final int WHOLE = 100;

    /**
     * One evaluation.
     *
     * @param percent of those who could answer; none where it is not known how many they are
     * @param link the shared one
     * @param replies of one that carries names, to office
     * @param unanswered who was asked with their name and has not answered, to office
     */
    record OneView(
            Evaluation evaluation,
            State state,
            FormVersion version,
            @Nullable Integer percent,
            @Nullable String link,
            boolean office,
            Results.Sum sum,
            List<Invitations.Reply> replies,
            List<Invitation> unanswered) {}

    private final Evaluations evaluations;
    private final Invitations invitations;
    private final Forms forms;
    private final Results results;
    private final Settings settings;
    private final ProgramClock clock;

    EvaluationPage(
            Evaluations evaluations,
            Invitations invitations,
            Forms forms,
            Results results,
            Settings settings,
            ProgramClock clock) {
        this.evaluations = evaluations;
        this.invitations = invitations;
        this.forms = forms;
        this.results = results;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/evaluations/{id}")
    @Only({Role.OFFICE, Role.TRAINER, Role.COACH})
    Reply show(Viewer viewer, @PathVariable UUID id) {
        var one = evaluations.find(id, viewer).orElseThrow(NotFound::new);
        boolean named = !one.anonymous();
        int all = one.couldAnswer();
        return Reply.show(
                "evaluation/result/evaluation",
                new OneView(
                        one,
                        one.state(clock.now(), clock.today()),
                        forms.version(one.version()),
                        all == 0 ? null : Math.round(one.answered() * (float) WHOLE / all),
                        one.code() == null ? null : settings.link("/e/" + one.code()),
                        viewer.isOffice(),
                        results.of(one.moment(), viewer).ofOne(id),
                        named ? invitations.replies(id) : List.of(),
                        named ? invitations.unanswered(id) : List.of()));
    }
}
