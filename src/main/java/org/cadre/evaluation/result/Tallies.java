package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.evaluation.form.FormVersion;
import org.cadre.evaluation.form.Question;
import org.cadre.evaluation.result.Shown.Gathered;
import org.cadre.platform.web.Option;

/** Adds answers up, question by question: in the order of the newest version, then what only earlier ones asked. */
final class Tallies {
    private static final int WHOLE = 100;

    private record Asked(String section, Question question) {}

    private Tallies() {}

    /**
     * @param fewest a question that fewer answered is not shown
     * @param office who reads every word; a trainer knows the code of the shared link and could have sent all answers but
     *     one, so they read none that stand beside such
     */
    static List<Tally> of(
            Collection<Gathered> answers, Map<UUID, FormVersion> versions, int fewest, boolean office) {
        var asked = new LinkedHashMap<String, Asked>();
        versions.values().stream()
                .sorted(Comparator.comparingInt(FormVersion::number).reversed())
                .forEach(version -> version.sheet()
                        .sections()
                        .forEach(section -> section.questions()
                                .forEach(question -> asked.merge(
                                        question.key(), new Asked(section.title(), question), Tallies::together))));
        return asked.values().stream().map(one -> tally(one, answers, fewest, office)).toList();
    }

    /** As the newer version has it, with the choices that only the older one had. */
    private static Asked together(Asked newer, Asked older) {
        if (newer.question instanceof Question.Choice now && older.question instanceof Question.Choice then) {
            var options = new ArrayList<>(now.options());
            then.options().stream()
                    .filter(one -> options.stream().map(Option::value).noneMatch(one.value()::equals))
                    .forEach(options::add);
            return new Asked(
                    newer.section,
                    new Question.Choice(now.key(), now.label(), now.required(), now.many(), options, now.fixed()));
        }
        return newer;
    }

    private static Tally tally(Asked asked, Collection<Gathered> answers, int fewest, boolean office) {
        var question = asked.question;
        var given = answers.stream()
                .map(one -> one.answer().to(question.key()))
                .filter(one -> !one.isEmpty())
                .toList();
        if (question instanceof Question.Words) {
            return new Tally.Said(
                    asked.section,
                    question.label(),
                    given.size(),
                    answers.stream()
                            .filter(one -> office || !one.besideLink())
                            .map(one -> one.answer().to(question.key()))
                            .flatMap(one -> one.stream().limit(1))
                            .toList());
        }
        if (given.size() < fewest) {
            return new Tally.TooFew(asked.section, question.label(), given.size());
        }
        return switch (question) {
            case Question.Scale scale -> scale(asked.section, scale, given);
            case Question.Choice choice ->
                new Tally.Bars(
                        asked.section,
                        choice.label(),
                        given.size(),
                        choice.options().stream()
                                .map(option -> bar(option.label(), option.value(), given))
                                .toList(),
                        null,
                        0);
            case Question.Words _ -> throw new IllegalStateException("said above");
        };
    }

    private static Tally scale(String section, Question.Scale scale, List<List<String>> given) {
        var bars = IntStream.rangeClosed(1, scale.steps())
                .mapToObj(step -> bar(label(scale, step), Integer.toString(step), given))
                .toList();
        long sum =
                given.stream().mapToLong(one -> Long.parseLong(one.getFirst())).sum();
        return new Tally.Bars(
                section,
                scale.label(),
                given.size(),
                bars,
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(given.size()), 2, RoundingMode.HALF_UP),
                scale.steps());
    }

    private static String label(Question.Scale scale, int step) {
        if (step == 1) {
            return "1 – " + scale.low();
        }
        return step == scale.steps() ? step + " – " + scale.high() : Integer.toString(step);
    }

    private static Tally.Bar bar(String label, String value, List<List<String>> given) {
        int count = (int) given.stream().filter(one -> one.contains(value)).count();
        return new Tally.Bar(label, count, given.isEmpty() ? 0 : Math.round(count * (float) WHOLE / given.size()));
    }
}
