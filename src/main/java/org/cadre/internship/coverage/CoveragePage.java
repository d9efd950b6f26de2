package org.cadre.internship.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.cohort.Cohort;
import org.cadre.internship.cohort.Cohorts;
import org.cadre.internship.coverage.Coverage.Column;
import org.cadre.internship.coverage.Touches.By;
import org.cadre.internship.coverage.Touches.Scope;
import org.cadre.internship.coverage.Touches.Source;
import org.cadre.internship.coverage.Touches.Touch;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StoredFramework;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The coverage of standards: one's own, a cohort's for its coach, the program's for office. */
@Controller
final class CoveragePage {
    private static final String TEMPLATE = "internship/coverage/coverage";
    private static final String PROJECT = "project";
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    /** So many columns fit beside one another. */
    private static final int MOST = 20;

    /** @param back where the page was reached from */
    record Heading(Sentence title, Sentence lead, String back, Sentence backTo) {}

    /**
     * @param columns what the columns of the picture are, in words
     * @param gaps the standards nobody has touched, in words; null: there are none, or nothing was touched at all
     * @param hidden how many columns found no room in the picture
     * @param cohorts what office may choose; nobody else chooses
     */
    record View(
            Heading heading,
            Coverage coverage,
            Sentence columns,
            @Nullable Sentence gaps,
            int hidden,
            String place,
            List<StoredFramework> frameworks,
            Form form,
            List<Option> cohorts) {}

    private final Touches touches;
    private final FrameworkStore frameworks;
    private final CoachedInternships internships;
    private final CoachedCohorts coached;
    private final Cohorts cohorts;
    private final Editions editions;
    private final Texts texts;

    CoveragePage(
            Touches touches,
            FrameworkStore frameworks,
            CoachedInternships internships,
            CoachedCohorts coached,
            Cohorts cohorts,
            Editions editions,
            Texts texts) {
        this.touches = touches;
        this.frameworks = frameworks;
        this.internships = internships;
        this.coached = coached;
        this.cohorts = cohorts;
        this.editions = editions;
        this.texts = texts;
    }

    @GetMapping("/internship/coverage")
    @SignedIn
    Reply own(Viewer viewer, @RequestParam(defaultValue = "") String through) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        return Reply.show(
                TEMPLATE,
                person(
                        internship,
                        through,
                        "/internship/coverage",
                        new Heading(
                                Sentence.of("internship.coverage.own"),
                                Sentence.of("internship.coverage.own.lead"),
                                "/internship",
                                Sentence.of("internship.title")),
                        "internship.coverage.gaps.own",
                        null));
    }

    @GetMapping("/coach/internships/{id}/coverage")
    @Only({Role.COACH, Role.OFFICE})
    Reply person(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String through) {
        var internship = internships.find(new InternshipId(id), viewer).orElseThrow(NotFound::new);
        return Reply.show(
                TEMPLATE,
                person(
                        internship,
                        through,
                        "/coach/internships/" + id + "/coverage",
                        new Heading(
                                Sentence.of("internship.coverage.person", internship.name()),
                                Sentence.of("internship.coverage.person.lead", internship.name()),
                                "/coach/internships/" + id,
                                Sentence.of("internship.coverage.back", internship.name())),
                        "internship.coverage.gaps.person",
                        internship.name()));
    }

    private View person(
            CoachedInternship internship,
            String through,
            String place,
            Heading heading,
            String gaps,
            @Nullable String name) {
        var map = frameworks.map(internship.edition().frameworks());
        var framework = framework(map, through, internship.edition());
        var columns = new ArrayList<Column>();
        var term = internship.term();
        int months = term == null ? internship.months() : term.allMonths();
        for (int month = 1; month <= months; month++) {
            columns.add(
                    new Column("month " + month, String.valueOf(month), texts.say("internship.coverage.month", month)));
        }
        columns.add(new Column(
                PROJECT, texts.say("internship.coverage.project.short"), texts.say("internship.coverage.project")));
        var found =
                touches.of(new Scope(By.DAY, internship.id().value(), null, null, FIRST, LAST), map, framework.key());
        var coverage = Coverage.of(map, framework, columns, found, touch -> {
            if (touch.source() != Source.CONVERSATION || term == null) {
                return touch.place();
            }
            var month = term.monthOf(LocalDate.parse(touch.place()));
            return month.isPresent() ? "month " + month.getAsInt() : null;
        });
        return new View(
                heading,
                coverage,
                Sentence.of("internship.coverage.columns.months"),
                gaps(coverage, gaps, name),
                0,
                place,
                map.frameworks(),
                Form.empty(),
                List.of());
    }

    private static @Nullable Sentence gaps(Coverage coverage, String key, @Nullable String name) {
        var gaps = coverage.gaps();
        if (gaps.isEmpty() || coverage.isEmpty()) {
            return null;
        }
        var list = String.join("; ", gaps);
        return name == null ? Sentence.of(key, list) : Sentence.of(key, list, name);
    }

    /** The one asked for; otherwise the first one the edition speaks of. */
    private static StoredFramework framework(StandardMap map, String asked, Edition edition) {
        return map.framework(asked)
                .or(() -> edition.frameworks().stream()
                        .map(one -> map.framework(one.key()))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> map.frameworks().stream().findFirst())
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/coach/cohorts/{id}/coverage")
    @Only({Role.COACH, Role.OFFICE})
    Reply cohort(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String through) {
        var cohort = coached.find(new CohortId(id), viewer).orElseThrow(NotFound::new);
        var map = frameworks.map(cohort.edition().frameworks());
        var framework = framework(map, through, cohort.edition());
        var columns = new ArrayList<Column>();
        for (var one : internships.of(cohort.id())) {
            if (viewer.isOffice() || !one.mit().equals(viewer.id())) {
                columns.add(new Column(one.id().value().toString(), initials(one.name()), one.name()));
            }
        }
        var without = viewer.isOffice() ? null : viewer.id().value();
        return Reply.show(
                TEMPLATE,
                view(
                        new Heading(
                                Sentence.of("internship.coverage.cohort", cohort.name()),
                                Sentence.of("internship.coverage.cohort.lead"),
                                "/coach/cohorts/" + id,
                                Sentence.of("internship.coverage.back", cohort.name())),
                        map,
                        framework,
                        columns,
                        touches.of(new Scope(By.PERSON, null, id, without, FIRST, LAST), map, framework.key()),
                        Sentence.of("internship.coverage.columns.people"),
                        "internship.coverage.gaps.cohort",
                        "/coach/cohorts/" + id + "/coverage",
                        Form.empty(),
                        List.of()));
    }

    /** "Rosa Delgado" is RD. */
    private static String initials(String name) {
        var words = name.strip().split("\\s+");
        var first = words[0].isEmpty() ? "" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        var last = words[words.length - 1];
        return (words.length == 1 ? first : first + last.substring(0, last.offsetByCodePoints(0, 1)))
                .toUpperCase(Locale.ROOT);
    }

    private static View view(
            Heading heading,
            StandardMap map,
            StoredFramework framework,
            List<Column> columns,
            List<Touch> found,
            Sentence says,
            String gaps,
            String place,
            Form form,
            List<Option> choices) {
        var shown = columns.subList(0, Math.min(columns.size(), MOST));
        var coverage = Coverage.of(map, framework, List.copyOf(shown), found, Touch::place);
        return new View(
                heading,
                coverage,
                says,
                gaps(coverage, gaps, null),
                columns.size() - shown.size(),
                place,
                map.frameworks(),
                form,
                choices);
    }

    /** Numbers alone, of all cohorts side by side or of one, in a period. What cannot be read does not narrow. */
    @GetMapping("/office/coverage")
    @Only(Role.OFFICE)
    Reply program(Form form) {
        var all = cohorts.all();
        var chosen = form.id("cohort")
                .flatMap(id ->
                        all.stream().filter(one -> one.id().value().equals(id)).findFirst());
        var first = form.day("first").orElse(FIRST);
        var last = form.day("last").orElse(LAST);
        if (last.isBefore(first)) {
            form.wrong("last", Sentence.of("internship.coverage.last-before"));
        }
        var map = frameworks.map();
        var framework = framework(map, form.text("through"), editions.current(Editions.NATIONAL));
        var columns = columns(chosen.map(List::of).orElse(all));
        return Reply.show(
                TEMPLATE,
                view(
                        new Heading(
                                Sentence.of("internship.coverage.program"),
                                Sentence.of("internship.coverage.program.lead"),
                                "/office/standards",
                                Sentence.of("standards.title")),
                        map,
                        framework,
                        columns,
                        touches.of(
                                new Scope(
                                        By.COHORT,
                                        null,
                                        chosen.map(one -> one.id().value()).orElse(null),
                                        null,
                                        first,
                                        last),
                                map,
                                framework.key()),
                        Sentence.of("internship.coverage.columns.cohorts"),
                        chosen.isPresent() ? "internship.coverage.gaps.cohort" : "internship.coverage.gaps.program",
                        "/office/coverage",
                        form,
                        all.stream()
                                .map(one -> new Option(one.id().value().toString(), one.name()))
                                .toList()));
    }

    private static List<Column> columns(List<Cohort.Line> cohorts) {
        var columns = new ArrayList<Column>();
        for (var one : cohorts) {
            columns.add(new Column(one.id().value().toString(), String.valueOf(columns.size() + 1), one.name()));
        }
        return columns;
    }
}
