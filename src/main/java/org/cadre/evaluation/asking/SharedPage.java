package org.cadre.evaluation.asking;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.cadre.evaluation.asking.AnswerPage.WordView;
import org.cadre.evaluation.form.Forms;
import org.cadre.people.Open;
import org.cadre.people.Place;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Attempts;
import org.cadre.platform.web.Attempts.Limit;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The people in a room answer by the link on the last slide: each device once, and no more of them than were there count. */
@Controller
final class SharedPage {
    private static final String TEMPLATE = "evaluation/asking/answer";

    /** A room full of people behind one address, but no machine. */
    private static final Limit FROM_PLACE = new Limit("evaluation-from-place", 150, Duration.ofMinutes(10));

    private final Evaluations evaluations;
    private final Forms forms;
    private final AnswerBoxes boxes;
    private final Attempts attempts;
    private final AnsweredHere answeredHere;
    private final ProgramClock clock;
    private final Deeds deeds;

    SharedPage(
            Evaluations evaluations,
            Forms forms,
            AnswerBoxes boxes,
            Attempts attempts,
            AnsweredHere answeredHere,
            ProgramClock clock,
            Deeds deeds) {
        this.evaluations = evaluations;
        this.forms = forms;
        this.boxes = boxes;
        this.attempts = attempts;
        this.answeredHere = answeredHere;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/e/{code}")
    @Open
    Reply read(@PathVariable String code, HttpServletRequest request) {
        var evaluation = find(code);
        if (evaluation == null) {
            return unknown();
        }
        var instead = instead(evaluation, request);
        return instead == null ? Reply.show(TEMPLATE, view(evaluation, Form.empty())) : instead;
    }

    @PostMapping("/e/{code}")
    @Open
    Reply send(@PathVariable String code, Form form, HttpServletRequest request, HttpServletResponse response) {
        var evaluation = find(code);
        if (evaluation == null) {
            return unknown();
        }
        var instead = instead(evaluation, request);
        if (instead != null) {
            return instead;
        }
        var answers =
                AnswerReading.read(form, forms.version(evaluation.version()).sheet());
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(evaluation, form));
        }
        return deeds.once(form.key(), () -> {
            if (!boxes.staysOpen(evaluation.id())) {
                return AnswerPage.word("closed", evaluation);
            }
            if (!attempts.allow(FROM_PLACE, Place.of(request))) {
                form.wrong("send", Sentence.of("evaluation.answer.pace"));
                return Reply.again(TEMPLATE, view(evaluation, form));
            }
            if (!boxes.put(evaluation.id(), new Answer(null, answers), evaluation.present())) {
                return AnswerPage.word("full", evaluation);
            }
            answeredHere.remember(request, response, evaluation);
            return Reply.seeOther(AnswerPage.THANKS);
        });
    }

    /** Typed off a slide, it may come in capitals. */
    private @Nullable Evaluation find(String code) {
        return evaluations
                .ofCode(code.strip().toLowerCase(Locale.ROOT))
                .filter(Evaluation::anonymous)
                .orElse(null);
    }

    private static Reply unknown() {
        return new Reply.Page("evaluation/asking/word", new WordView("unknown", ""), 404);
    }

    private @Nullable Reply instead(Evaluation evaluation, HttpServletRequest request) {
        return switch (evaluation.state(clock.now(), clock.today())) {
            case COMING -> AnswerPage.word("coming", evaluation);
            case CLOSED -> AnswerPage.word("closed", evaluation);
            case OPEN -> answeredHere.has(request, evaluation) ? AnswerPage.word("here", evaluation) : null;
        };
    }

    private AnswerView view(Evaluation evaluation, Form form) {
        return new AnswerView(
                "/e/" + evaluation.code(),
                evaluation.title(),
                forms.version(evaluation.version()).sheet(),
                form,
                null,
                false,
                evaluation.threshold(),
                evaluation.closesOn());
    }
}
