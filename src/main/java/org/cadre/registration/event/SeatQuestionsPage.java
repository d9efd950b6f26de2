package org.cadre.registration.event;

import java.util.UUID;
import java.util.function.Function;
import org.cadre.offering.EventQuestions;
import org.cadre.people.Open;
import org.cadre.people.People;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Somebody without an account says, by the link in their mail, what they need and answers the event's questions. */
@Controller
final class SeatQuestionsPage {
    private static final String TEMPLATE = "registration/event/seat-questions";
    private static final int LONGEST_NEEDS = 2_000;

    record SeatQuestionsView(String token, SeatQuestions.Asked asked, AnswerForm answers) {}

    private final SeatQuestions seats;
    private final EventQuestions questions;
    private final Answers answers;
    private final People people;
    private final Deeds deeds;
    private final Settings settings;
    private final Texts texts;

    SeatQuestionsPage(
            SeatQuestions seats,
            EventQuestions questions,
            Answers answers,
            People people,
            Deeds deeds,
            Settings settings,
            Texts texts) {
        this.seats = seats;
        this.questions = questions;
        this.answers = answers;
        this.people = people;
        this.deeds = deeds;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/seats/questions/{token}")
    @Open
    Reply ask(@PathVariable String token) {
        return open(token, asked -> {
            var view = view(token, asked, Form.empty());
            view.answers.fill(answers.of(asked.registration()));
            view.answers.form().with("needs", people.needs(asked.person()).orElse(""));
            return Reply.show(TEMPLATE, view);
        });
    }

    /** Whoever has an account by now signs in: what stands there is not for a link to show. */
    private Reply open(String token, Function<SeatQuestions.Asked, Reply> good) {
        return switch (seats.read(token)) {
            case Link.Good(UUID seat) ->
                seats.find(seat)
                        .map(asked -> people.find(asked.person()).orElseThrow().hasAccount()
                                ? Reply.seeOther("/registrations/" + seat + "/questions")
                                : good.apply(asked))
                        .orElseGet(() -> dead("used"));
            case Link.Used(var _) -> dead("used");
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    private Reply dead(String why) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("event.seat-questions.dead", settings.mailFrom())));
    }

    private SeatQuestionsView view(String token, SeatQuestions.Asked asked, Form form) {
        return new SeatQuestionsView(
                token, asked, AnswerForm.of(form, questions.of(asked.offering().id()), texts));
    }

    @PostMapping("/seats/questions/{token}")
    @Open
    Reply answer(@PathVariable String token, Form form) {
        return open(token, asked -> {
            var view = view(token, asked, form);
            var given = view.answers.read();
            String needs = form.atMost("needs", LONGEST_NEEDS);
            if (!form.isRight()) {
                return Reply.again(TEMPLATE, view);
            }
            return deeds.once(form.key(), () -> {
                var actor = Actor.of(asked.person().value());
                if (!needs.equals(people.needs(asked.person()).orElse(""))) {
                    people.noteNeeds(actor, asked.person(), needs);
                }
                answers.give(asked.registration(), asked.person(), given, actor);
                return Reply.seeOther("/seats/questions/" + token, Sentence.of("event.seat-questions.saved"));
            });
        });
    }
}
