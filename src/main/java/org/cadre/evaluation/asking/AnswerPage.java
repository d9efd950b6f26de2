package org.cadre.evaluation.asking;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.cadre.evaluation.asking.Evaluation.State;
import org.cadre.evaluation.form.Forms;
import org.cadre.people.Open;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Somebody answers by the link they got in a mail: once, without signing in. */
@Controller
final class AnswerPage {
    private static final String TEMPLATE = "evaluation/asking/answer";
    static final String THANKS = "/evaluation/thanks";

    /** What is said instead of the questions. */
    record WordView(String kind, String about) {}

    private record Turn(Invitation invitation, Evaluation evaluation) {}

    private final SignedLinks links;
    private final Invitations invitations;
    private final Evaluations evaluations;
    private final Forms forms;
    private final ProgramClock clock;
    private final Settings settings;
    private final AnsweredHere answeredHere;
    private final Deeds deeds;

    AnswerPage(
            SignedLinks links,
            Invitations invitations,
            Evaluations evaluations,
            Forms forms,
            ProgramClock clock,
            Settings settings,
            AnsweredHere answeredHere,
            Deeds deeds) {
        this.links = links;
        this.invitations = invitations;
        this.evaluations = evaluations;
        this.forms = forms;
        this.clock = clock;
        this.settings = settings;
        this.answeredHere = answeredHere;
        this.deeds = deeds;
    }

    @GetMapping("/evaluation/thanks")
    @Open
    Reply thanks() {
        return Reply.show("evaluation/asking/word", new WordView("thanks", ""));
    }

    @GetMapping("/evaluation/{token}")
    @Open
    Reply read(@PathVariable String token, HttpServletRequest request) {
        var turn = turn(token).orElse(null);
        if (turn == null) {
            return dead();
        }
        var instead = instead(turn, request);
        return instead == null ? Reply.show(TEMPLATE, view(token, turn, Form.empty())) : instead;
    }

    @PostMapping("/evaluation/{token}")
    @Open
    Reply send(@PathVariable String token, Form form, HttpServletRequest request, HttpServletResponse response) {
        var turn = turn(token).orElse(null);
        if (turn == null) {
            return dead();
        }
        var instead = instead(turn, request);
        if (instead != null) {
            return instead;
        }
        var answers = AnswerReading.read(
                form, forms.version(turn.evaluation.version()).sheet());
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(token, turn, form));
        }
        return deeds.once(form.key(), () -> {
            if (!invitations.answer(turn.invitation, turn.evaluation, answers)) {
                return Reply.seeOther("/evaluation/" + token);
            }
            answeredHere.remember(request, response, turn.evaluation);
            return Reply.seeOther(THANKS);
        });
    }

    private Optional<Turn> turn(String token) {
        Optional<UUID> subject = switch (links.read(Invitations.PURPOSE, token)) {
            case Link.Good(var id) -> Optional.of(id);
            case Link.Used(var id) -> Optional.of(id);
            case Link.Expired(var id) -> Optional.of(id);
            case Link.Unknown() -> Optional.empty();
        };
        return subject.flatMap(invitations::find)
                .flatMap(invitation ->
                        evaluations.find(invitation.evaluation()).map(evaluation -> new Turn(invitation, evaluation)));
    }

    /** What is said when there is nothing to answer any more; none: the questions. */
    private @Nullable Reply instead(Turn turn, HttpServletRequest request) {
        var evaluation = turn.evaluation;
        if (Boolean.TRUE.equals(turn.invitation.answered())) {
            return word("answered", evaluation);
        }
        if (evaluation.state(clock.now(), clock.today()) == State.CLOSED
                || turn.invitation.closesOn().isBefore(clock.today())) {
            return word("closed", evaluation);
        }
        // Who has answered in the room need not answer again, and is not asked to.
        return answeredHere.has(request, evaluation) ? word("answered", evaluation) : null;
    }

    static Reply word(String kind, Evaluation evaluation) {
        return Reply.show("evaluation/asking/word", new WordView(kind, evaluation.title()));
    }

    private Reply dead() {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink("unknown", null, Sentence.of("evaluation.answer.dead", settings.mailFrom())));
    }

    private AnswerView view(String token, Turn turn, Form form) {
        var evaluation = turn.evaluation;
        return new AnswerView(
                "/evaluation/" + token,
                evaluation.title(),
                forms.version(evaluation.version()).sheet(),
                form,
                evaluation.anonymous() ? null : turn.invitation.name(),
                false,
                evaluation.threshold(),
                turn.invitation.closesOn());
    }
}
