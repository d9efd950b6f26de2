package org.cadre.evaluation.asking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cadre.evaluation.form.Question;
import org.cadre.evaluation.form.Sheet;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Reads what somebody answered off a form that was sent, and says beside each question what is missing. */
public final class AnswerReading {
    private static final int LONGEST = 2_000;

    private AnswerReading() {}

    /** The name of a question's field. */
    public static String field(Question question) {
        return "a-" + question.key();
    }

    /** What was answered; what is wrong stands in the form. */
    public static Map<String, List<String>> read(Form form, Sheet sheet) {
        var answers = new LinkedHashMap<String, List<String>>();
        sheet.questions().forEach(question -> {
            var given = given(form, question);
            if (given.isEmpty()) {
                if (question.required()) {
                    form.wrong(field(question), Sentence.of("evaluation.answer.missing", question.label()));
                }
            } else {
                answers.put(question.key(), given);
            }
        });
        return answers;
    }

    private static List<String> given(Form form, Question question) {
        String field = field(question);
        return switch (question) {
            // What is not on the form was not chosen on it.
            case Question.Scale scale ->
                IntStream.rangeClosed(1, scale.steps())
                        .mapToObj(Integer::toString)
                        .filter(step -> step.equals(form.text(field)))
                        .toList();
            case Question.Choice choice -> {
                var chosen = choice.options().stream()
                        .map(option -> option.value())
                        .filter(value -> form.has(field, value))
                        .toList();
                yield choice.many() || chosen.size() < 2 ? chosen : chosen.subList(0, 1);
            }
            case Question.Words _ -> {
                String words = form.atMost(field, LONGEST);
                yield words.isEmpty() ? List.of() : List.of(words);
            }
        };
    }
}
