package org.cadre.evaluation.result;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.evaluation.Moment;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Results over many evaluations: by trainer, cohort, edition, kind of protégé, module and period, as a page and a spreadsheet. */
@Controller
final class ResultsPage {
    private static final List<String> FIELDS =
            List.of("moment", "trainer", "cohort", "edition", "module", "kind", "from", "until", "by");

    /**
     * The page.
     *
     * @param groups the same for each trainer, cohort …, as "by" asks; empty: nothing is compared
     * @param query the choices as they stand in the address
     */
    record ResultsView(
            Moment moment,
            Form form,
            Results.Choices choices,
            List<Option> moments,
            List<Option> ways,
            Results.Sum sum,
            List<Group> groups,
            Trend trend,
            String query) {}

    private final Results results;
    private final ResultSheets sheets;
    private final Texts texts;

    ResultsPage(Results results, ResultSheets sheets, Texts texts) {
        this.results = results;
        this.sheets = sheets;
        this.texts = texts;
    }

    @GetMapping("/evaluations/results")
    @Only({Role.OFFICE, Role.TRAINER, Role.COACH})
    Reply show(Viewer viewer, Form form) {
        var moment = moment(viewer, form);
        var seen = results.of(moment, viewer);
        var cut = cut(form);
        var choices = seen.choices();
        return Reply.show(
                "evaluation/result/results",
                new ResultsView(
                        moment,
                        form.with("moment", moment.key()),
                        choices,
                        Results.moments(viewer).stream()
                                .map(one -> new Option(one.key(), texts.say("evaluation.moment." + one.key())))
                                .toList(),
                        ways(choices),
                        seen.of(cut),
                        groups(seen, choices, cut, form.text("by")),
                        new Trend(seen.trend(cut)),
                        query(form)));
    }

    @GetMapping("/evaluations/results.{format}")
    @Only({Role.OFFICE, Role.TRAINER, Role.COACH})
    Reply download(Viewer viewer, @PathVariable String format, Form form) throws IOException {
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        var moment = moment(viewer, form);
        var sum = results.of(moment, viewer).of(cut(form));
        return Reply.download(
                "evaluation-" + moment.key() + "." + kind.word(), kind.type(), out -> sheets.write(sum, kind, out));
    }

    private static Moment moment(Viewer viewer, Form form) {
        return Moment.find(form.text("moment"))
                .filter(Results.moments(viewer)::contains)
                .orElse(Moment.OFFERING);
    }

    /** What cannot be read narrows nothing. */
    private static Cut cut(Form form) {
        return new Cut(
                form.id("trainer").orElse(null),
                form.id("cohort").orElse(null),
                form.id("edition").orElse(null),
                given(form, "module"),
                given(form, "kind"),
                day(form, "from"),
                day(form, "until"));
    }

    private static @Nullable String given(Form form, String field) {
        String text = form.text(field);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDate day(Form form, String field) {
        try {
            return form.text(field).isEmpty() ? null : LocalDate.parse(form.text(field));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private List<Option> ways(Results.Choices choices) {
        return Stream.of(
                        way("trainer", choices.trainers()),
                        way("cohort", choices.cohorts()),
                        way("edition", choices.editions()),
                        way("module", choices.modules()),
                        way("kind", choices.kinds()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Option> way(String by, List<Option> each) {
        return each.isEmpty() ? List.of() : List.of(new Option(by, texts.say("evaluation.results.by." + by)));
    }

    private static List<Group> groups(Results.Seen seen, Results.Choices choices, Cut cut, String by) {
        return switch (by) {
            case "trainer" -> seen.compared(choices.trainers(), id -> cut.withTrainer(UUID.fromString(id)));
            case "cohort" -> seen.compared(choices.cohorts(), id -> cut.withCohort(UUID.fromString(id)));
            case "edition" -> seen.compared(choices.editions(), id -> cut.withEdition(UUID.fromString(id)));
            case "module" -> seen.compared(choices.modules(), cut::withModule);
            case "kind" -> seen.compared(choices.kinds(), cut::withKind);
            default -> List.of();
        };
    }

    private static String query(Form form) {
        return FIELDS.stream()
                .filter(field -> !form.text(field).isEmpty())
                .map(field -> field + "=" + URLEncoder.encode(form.text(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
