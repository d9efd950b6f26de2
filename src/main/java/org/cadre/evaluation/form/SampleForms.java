package org.cadre.evaluation.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.evaluation.Moment;
import org.cadre.platform.database.Ids;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.ClassPathResource;

/** The forms that are shipped to begin with, one for each moment. They are samples, and nobody is asked by itself. */
public final class SampleForms {
    private static final int THRESHOLD = 5;
    private static final List<Sample> ALL = read();

    /** A form and what it asks, as shipped. */
    public record Sample(EvaluationForm form, Sheet sheet) {}

    private SampleForms() {}

    /** The one for that moment, under a new id. */
    public static Sample of(Moment moment) {
        var shipped = ALL.stream()
                .filter(one -> one.form.moment() == moment)
                .findFirst()
                .orElseThrow();
        var form = shipped.form;
        return new Sample(
                new EvaluationForm(
                        Ids.next(),
                        moment,
                        form.anonymous(),
                        form.byMail(),
                        form.openDays(),
                        form.remindAfter(),
                        form.threshold(),
                        false,
                        true),
                shipped.sheet);
    }

    private static List<Sample> read() {
        try (var file = new ClassPathResource("evaluation/sample-forms.yaml").getInputStream()) {
            var samples = new ArrayList<Sample>();
            for (Object one : (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file)) {
                samples.add(sample((Map<?, ?>) one));
            }
            return List.copyOf(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(Map<?, ?> one) {
        var moment = Moment.of(text(one, "moment"));
        var form = new EvaluationForm(
                Ids.next(),
                moment,
                is(one, "anonymous"),
                is(one, "byMail"),
                number(one, "openDays").orElseThrow(),
                number(one, "remindAfter").orElse(null),
                THRESHOLD,
                false,
                true);
        var sections = new ArrayList<Section>();
        for (Object section : list(one.get("sections"))) {
            var from = (Map<?, ?>) section;
            var questions = new ArrayList<Question>();
            for (Object question : list(from.get("questions"))) {
                var asked = (Map<?, ?>) question;
                String key = asked.get("key") == null
                        ? "s%d-%d".formatted(sections.size() + 1, questions.size() + 1)
                        : text(asked, "key");
                questions.add(question(key, asked));
            }
            sections.add(new Section("section-" + (sections.size() + 1), text(from, "title"), questions));
        }
        return new Sample(form, new Sheet(text(one, "title"), text(one, "opening"), sections));
    }

    private static Question question(String key, Map<?, ?> from) {
        String label = text(from, "label");
        boolean required = is(from, "required");
        return switch (text(from, "kind")) {
            case "scale" ->
                new Question.Scale(
                        key,
                        label,
                        required,
                        number(from, "steps").orElseThrow(),
                        text(from, "low"),
                        text(from, "high"),
                        is(from, "overall"));
            case "choice" ->
                new Question.Choice(
                        key, label, required, is(from, "many"), options(from.get("options")), is(from, "fixed"));
            case "text" -> new Question.Words(key, label, required);
            default -> throw new IllegalArgumentException("no kind of question: " + from.get("kind"));
        };
    }

    private static List<Option> options(@Nullable Object from) {
        if (from instanceof Map<?, ?> named) {
            return named.entrySet().stream()
                    .map(one -> new Option(String.valueOf(one.getKey()), String.valueOf(one.getValue())))
                    .toList();
        }
        var options = new ArrayList<Option>();
        for (Object one : list(from)) {
            options.add(new Option("o" + (options.size() + 1), String.valueOf(one)));
        }
        return options;
    }

    private static List<?> list(@Nullable Object from) {
        return from == null ? List.of() : (List<?>) from;
    }

    private static String text(Map<?, ?> from, String key) {
        return String.valueOf(from.get(key));
    }

    private static boolean is(Map<?, ?> from, String key) {
        return Boolean.TRUE.equals(from.get(key));
    }

    private static Optional<Integer> number(Map<?, ?> from, String key) {
        return Optional.ofNullable((Integer) from.get(key));
    }
}
