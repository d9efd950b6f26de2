package org.cadre.registration.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.offering.EventQuestion;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;

/** The fields of an event's questions: filled in with what was answered, and read. */
record AnswerForm(Form form, List<EventQuestion> questions, List<Option> yesNo) {
    private static final int LONGEST_ANSWER = 2_000;

    static AnswerForm of(Form form, List<EventQuestion> questions, Texts texts) {
        return new AnswerForm(
                form,
                questions,
                List.of(
                        new Option(EventQuestion.YES, texts.say("event.answer.yes")),
                        new Option(EventQuestion.NO, texts.say("event.answer.no"))));
    }

    List<Option> choices(EventQuestion question) {
        return question.choices().stream().map(one -> new Option(one, one)).toList();
    }

    void fill(Map<UUID, String> given) {
        questions.forEach(one -> form.with(one.field(), given.get(one.id())));
    }

    /** What was answered; what is missing or no choice is said beside its field. */
    Map<UUID, String> read() {
        var given = new HashMap<UUID, String>();
        for (var question : questions) {
            String answer = form.atMost(question.field(), LONGEST_ANSWER);
            if (answer.isEmpty() && question.required()) {
                form.wrong(question.field(), Sentence.of("event.answer.missing"));
            } else if (!answer.isEmpty() && !question.takes(answer)) {
                form.wrong(question.field(), Sentence.of("event.answer.choose"));
            }
            given.put(question.id(), answer);
        }
        return given;
    }
}
