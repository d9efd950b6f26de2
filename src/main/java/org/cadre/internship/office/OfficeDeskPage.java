package org.cadre.internship.office;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.internship.Internships;
import org.cadre.internship.cohort.Cohorts;
import org.cadre.internship.office.OfficeInternships.Load;
import org.cadre.internship.office.OfficeInternships.Wanted;
import org.cadre.internship.office.OfficeReason.Kind;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Office's desk across all cohorts: who needs a decision and why, and how much each coach has to read. */
@Controller
class OfficeDeskPage {
    private static final int PAGE = 50;
    private static final List<String> STATES =
            List.of("open", "applied", "active", "on hold", "complete", "withdrawn", "lapsed", "all");

    /** @param weight how much it presses, for the order of the list */
    record Row(OfficeFacts facts, List<OfficeReason> reasons, int weight) {
        UUID id() {
            return facts.summary().id().value();
        }

        int month(LocalDate today) {
            return facts.term() == null ? 0 : facts.term().monthOf(today).orElse(0);
        }
    }

    /** One reason, how many have it, and the list of them. */
    record Tally(String word, int count, boolean chosen, String href) {}

    /**
     * @param found how many fit the filter in all
     * @param next where the next page begins; null on the last one
     */
    record DeskView(
            Form form,
            List<Row> rows,
            int found,
            boolean first,
            @Nullable String next,
            List<Tally> tallies,
            List<Load> loads,
            int words,
            List<Option> cohorts,
            List<Option> coaches,
            List<Option> states,
            List<Option> needs) {
        /** Whether the list can be taken along. */
        boolean hasFile() {
            return Kind.find(form.text("need")).filter(Kind::isPrivate).isEmpty();
        }
    }

    private final SheetFiles sheets;
    private final OfficeInternships internships;
    private final Cohorts cohorts;
    private final ProgramClock clock;
    private final Texts texts;

    OfficeDeskPage(OfficeInternships internships, Cohorts cohorts, ProgramClock clock, Texts texts, SheetFiles sheets) {
        this.sheets = sheets;
        this.internships = internships;
        this.cohorts = cohorts;
        this.clock = clock;
        this.texts = texts;
    }

    /** Without a filter: everybody who goes on and needs something. What cannot be read in the address does not narrow. */
    @GetMapping("/office/internships")
    @Only(Role.OFFICE)
    Reply desk(Viewer viewer, Form form) {
        var loads = internships.loads(viewer);
        var all = all(form, viewer);
        var fitting = fitting(all, form);
        var place = Place.of(form.text("after"));
        var rest = fitting.stream().filter(place::isBefore).toList();
        var shown = rest.subList(0, Math.min(PAGE, rest.size()));
        return Reply.show(
                "internship/office/office-desk",
                new DeskView(
                        form,
                        shown,
                        fitting.size(),
                        place.equals(Place.START),
                        rest.size() > PAGE ? address(form, null, Place.of(shown.getLast())) : null,
                        tallies(all, form),
                        loads,
                        internships.wordsWaiting(viewer),
                        cohorts.all().stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        loads.stream()
                                .map(one -> new Option(one.coach().toString(), one.name()))
                                .toList(),
                        STATES.stream()
                                .map(one ->
                                        new Option(one, texts.say("internship.desk.state." + one.replace(' ', '-'))))
                                .toList(),
                        needs()));
    }

    private List<Row> all(Form form, Viewer viewer) {
        var wanted = new Wanted(
                form.id("cohort").orElse(null),
                form.id("coach").orElse(null),
                STATES.contains(form.text("state")) ? form.text("state") : "open",
                form.text("name").length() > 100 ? "" : form.text("name"));
        var today = clock.today();
        return internships.find(wanted, viewer).stream()
                .map(facts -> row(facts, today))
                .toList();
    }

    private static List<Row> fitting(List<Row> all, Form form) {
        var need = Kind.find(form.text("need"));
        boolean everybody = form.text("need").equals("everybody");
        return all.stream()
                .filter(row -> everybody
                        || need.map(kind -> row.reasons().stream().anyMatch(reason -> reason.kind() == kind))
                                .orElseGet(() -> !row.reasons().isEmpty()))
                .sorted(ORDER)
                .toList();
    }

    /** Who has a case file or a word in private is told on the desk alone: for the file there is neither. */
    @GetMapping("/office/internships.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var today = clock.today();
        return sheets.recorded(
                viewer.actor(),
                "internship-desk",
                texts.say("internship.desk.title"),
                format,
                sheets.columns(
                        "internship.person",
                        "internship.fact.cohort",
                        "internship.desk.coach",
                        "internship.desk.why",
                        "internship.hours",
                        "internship.desk.file.target",
                        "internship.fact.state",
                        "internship.desk.file.month"),
                row -> fitting(openly(all(form, viewer)), form).forEach(one -> row.accept(cells(one, today))));
    }

    private static List<Row> openly(List<Row> rows) {
        return rows.stream()
                .map(row -> row(
                        row.facts(),
                        row.reasons().stream()
                                .filter(reason -> !reason.kind().isPrivate())
                                .toList()))
                .toList();
    }

    private List<Cell> cells(Row row, LocalDate today) {
        var facts = row.facts();
        var summary = facts.summary();
        boolean begun = facts.term() != null;
        String why =
                row.reasons().stream().map(reason -> texts.say(reason.words())).collect(Collectors.joining(" · "));
        return List.of(
                Cell.of(summary.name()),
                Cell.of(summary.cohortName()),
                Cell.of(facts.coaches()),
                Cell.of(why),
                begun ? Cell.ofMinutes(facts.minutes()) : Cell.NOTHING,
                begun ? Cell.ofMinutes(facts.edition().contactTarget()) : Cell.NOTHING,
                Cell.of(texts.say(
                        "internship.state." + Internships.word(summary.state()).replace(' ', '-'))),
                summary.isOpen() && row.month(today) > 0 ? Cell.of(row.month(today)) : Cell.NOTHING);
    }

    private static Row row(OfficeFacts facts, LocalDate today) {
        return row(facts, OfficeReasons.of(facts, today));
    }

    private static Row row(OfficeFacts facts, List<OfficeReason> reasons) {
        return new Row(
                facts,
                reasons,
                reasons.stream().mapToInt(reason -> reason.kind().weight()).sum());
    }

    /** Who presses most first; of those who press alike, who came first. */
    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::weight)
            .reversed()
            .thenComparing(row -> row.id().toString());

    /** The last row of the page before. */
    private record Place(int weight, String id) {
        private static final Place START = new Place(Integer.MAX_VALUE, "");

        static Place of(Row row) {
            return new Place(row.weight, row.id().toString());
        }

        static Place of(String written) {
            var parts = written.split("~", 2);
            try {
                return parts.length == 2
                        ? new Place(
                                Integer.parseInt(parts[0]),
                                UUID.fromString(parts[1]).toString())
                        : START;
            } catch (IllegalArgumentException _) {
                return START;
            }
        }

        boolean isBefore(Row row) {
            return row.weight < weight
                    || (row.weight == weight && row.id().toString().compareTo(id) > 0);
        }

        @Override
        public String toString() {
            return weight + "~" + id;
        }
    }

    private static String address(Form form, @Nullable String need, @Nullable Place after) {
        var address = new StringBuilder("/office/internships?");
        for (String field : List.of("cohort", "coach", "state", "name")) {
            put(address, field, form.text(field));
        }
        put(address, "need", need == null ? form.text("need") : need);
        put(address, "after", after == null ? "" : after.toString());
        return address.substring(0, address.length() - 1);
    }

    private static void put(StringBuilder address, String field, String value) {
        if (!value.isEmpty()) {
            address.append(field)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }

    private List<Option> needs() {
        return Stream.concat(Arrays.stream(Kind.values()).map(Kind::word), Stream.of("everybody"))
                .map(word -> new Option(word, texts.say("internship.desk.need." + word)))
                .toList();
    }

    private static List<Tally> tallies(List<Row> rows, Form form) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        for (var row : rows) {
            row.reasons.stream()
                    .map(OfficeReason::kind)
                    .distinct()
                    .forEach(kind -> counts.merge(kind, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Tally(
                        one.getKey().word(),
                        one.getValue(),
                        one.getKey().word().equals(form.text("need")),
                        address(form, one.getKey().word(), null)))
                .toList();
    }
}
