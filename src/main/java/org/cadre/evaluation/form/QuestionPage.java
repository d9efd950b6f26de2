package org.cadre.evaluation.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Office writes one question. A question whose answers could not be added up with those of before gets a new key. */
@Controller
final class QuestionPage {
    private static final String TEMPLATE = "evaluation/form/question";
    private static final String NEW = "new";
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_END = 60;
    private static final int LONGEST_OPTION = 160;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_STEPS = 10;

    /**
     * A question being written.
     *
     * @param key "new" until it is there
     * @param fixed the program itself reads its answers: only its words change
     */
    record QuestionView(
            EvaluationForm form,
            FormVersion version,
            String key,
            String section,
            String kind,
            boolean fixed,
            Form typed) {}

    private final Forms forms;
    private final Deeds deeds;

    QuestionPage(Forms forms, Deeds deeds) {
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping("/evaluations/forms/{id}/questions/{key}")
    @Only(Role.OFFICE)
    Reply show(
            @PathVariable UUID id,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String kind) {
        var form = forms.find(id).orElseThrow(NotFound::new);
        var version = forms.latest(id);
        if (key.equals(NEW)) {
            String into = section == null ? "" : section;
            if (version.sheet().section(into).isEmpty()) {
                throw new NotFound();
            }
            String which = kind == null || !List.of("scale", "choice", "text").contains(kind) ? "scale" : kind;
            return Reply.show(
                    TEMPLATE,
                    new QuestionView(
                            form,
                            version,
                            NEW,
                            into,
                            which,
                            false,
                            Form.empty().with("steps", 5).with("required", "yes")));
        }
        var question = version.sheet().question(key).orElseThrow(NotFound::new);
        return Reply.show(
                TEMPLATE, new QuestionView(form, version, key, "", kind(question), question.fixed(), typed(question)));
    }

    private static String kind(Question question) {
        return switch (question) {
            case Question.Scale _ -> "scale";
            case Question.Choice _ -> "choice";
            case Question.Words _ -> "text";
        };
    }

    private static Form typed(Question question) {
        var form = Form.empty().with("label", question.label()).with("required", question.required() ? "yes" : null);
        return switch (question) {
            case Question.Scale scale ->
                form.with("steps", scale.steps())
                        .with("low", scale.low())
                        .with("high", scale.high())
                        .with("overall", scale.overall() ? "yes" : null);
            case Question.Choice choice ->
                form.with("many", choice.many() ? "yes" : null)
                        .with(
                                "options",
                                choice.options().stream().map(Option::label).collect(Collectors.joining("\n")));
            case Question.Words _ -> form;
        };
    }

    @PostMapping("/evaluations/forms/{id}/questions/{key}")
    @Only(Role.OFFICE)
    Reply write(@PathVariable UUID id, @PathVariable String key, Form form) {
        var one = forms.find(id).orElseThrow(NotFound::new);
        var version = forms.latest(id);
        String section = form.text("section");
        var before = version.sheet().question(key).orElse(null);
        if (before == null
                && (!key.equals(NEW) || version.sheet().section(section).isEmpty())) {
            throw new NotFound();
        }
        String kind = before == null ? form.text("kind") : kind(before);
        var question = read(form, kind, before);
        var view = new QuestionView(one, version, key, section, kind, before != null && before.fixed(), form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view);
        }
        return deeds.once(form.key(), () -> {
            var read = forms.latest(id);
            var sheet = before == null
                    ? read.sheet().with(section, question)
                    : read.sheet().instead(key, question);
            if (!Keys.stamp(read).equals(form.text("stamp")) || !forms.write(read, sheet)) {
                form.wrong("label", Sentence.of("evaluation.form.changed"));
                return Reply.again(TEMPLATE, view);
            }
            return Reply.seeOther(FormsPage.PLACE + "/" + id + "#" + question.key());
        });
    }

    private static Question read(Form form, String kind, @Nullable Question before) {
        String label = form.required("label", Sentence.of("evaluation.question.label-missing"));
        form.atMost("label", LONGEST_LABEL);
        boolean required = form.ticked("required");
        return switch (kind) {
            case "scale" -> scale(form, label, required, before);
            case "choice" -> choice(form, label, required, before);
            case "text" -> new Question.Words(before == null ? Keys.fresh() : before.key(), label, required);
            default -> throw new NotFound();
        };
    }

    private static Question scale(Form form, String label, boolean required, @Nullable Question before) {
        int steps = form.number("steps", Sentence.of("evaluation.question.steps-wrong", MOST_STEPS))
                .orElse(0);
        if (steps < 2 || steps > MOST_STEPS) {
            form.wrong("steps", Sentence.of("evaluation.question.steps-wrong", MOST_STEPS));
        }
        String low = form.required("low", Sentence.of("evaluation.question.end-missing"));
        String high = form.required("high", Sentence.of("evaluation.question.end-missing"));
        form.atMost("low", LONGEST_END);
        form.atMost("high", LONGEST_END);
        boolean same = before instanceof Question.Scale scale && scale.steps() == steps;
        return new Question.Scale(
                same && before != null ? before.key() : Keys.fresh(),
                label,
                required,
                steps,
                low,
                high,
                form.ticked("overall"));
    }

    private static Question choice(Form form, String label, boolean required, @Nullable Question before) {
        if (before instanceof Question.Choice fixed && fixed.fixed()) {
            return new Question.Choice(fixed.key(), label, fixed.required(), fixed.many(), fixed.options(), true);
        }
        var lines = form.text("options")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.size() < 2 || lines.size() > MOST_OPTIONS) {
            form.wrong("options", Sentence.of("evaluation.question.options-wrong", MOST_OPTIONS));
        }
        if (lines.stream().anyMatch(line -> line.length() > LONGEST_OPTION)) {
            form.wrong(
                    "options",
                    Sentence.of(
                            "web.too-long",
                            LONGEST_OPTION,
                            lines.stream().mapToInt(String::length).max().orElse(0)));
        }
        boolean many = form.ticked("many");
        boolean same = before instanceof Question.Choice choice && choice.many() == many;
        return new Question.Choice(
                same && before != null ? before.key() : Keys.fresh(),
                label,
                required,
                many,
                options(lines, before),
                false);
    }

    /** A choice that is still called so keeps its key; any other is a new one. */
    private static List<Option> options(List<String> lines, @Nullable Question before) {
        Map<String, Option> known = before instanceof Question.Choice choice
                ? choice.options().stream().collect(Collectors.toMap(Option::label, Function.identity(), (a, _) -> a))
                : Map.of();
        var options = new ArrayList<Option>();
        for (String line : lines) {
            var same = known.get(line);
            options.add(same == null ? new Option(Keys.fresh(), line) : same);
        }
        return options;
    }
}
