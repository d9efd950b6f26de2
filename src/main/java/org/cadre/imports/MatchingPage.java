package org.cadre.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.SheetFile;
import org.cadre.platform.sheet.SheetReader;
import org.cadre.platform.sheet.SheetRow;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office says which column of a list means what. */
@Controller
final class MatchingPage {
    private static final int FIRST_ROWS = 12;
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 30;

    /** A column of the list with some of what stands in it. */
    record Column(int place, String name, String samples) {}

    record HeaderChoice(int line, String says) {}

    /**
     * The page.
     *
     * @param remarks what is worth saying of the file before its rows are used
     */
    record MatchingView(
            Form form,
            BroughtList list,
            List<SheetFile.Tab> tabs,
            String tab,
            List<HeaderChoice> headers,
            int header,
            List<Column> columns,
            List<ImportField> fields,
            List<Sentence> remarks) {}

    /** The beginning of a sheet. */
    private record Head(SheetFile file, String tab, SheetRow header, List<SheetRow> first, List<SheetRow> samples) {
        List<String> names() {
            return Matchings.names(header);
        }
    }

    private final Imports imports;
    private final ImportWork work;
    private final Matchings matchings;
    private final Texts texts;
    private final Deeds deeds;

    MatchingPage(Imports imports, ImportWork work, Matchings matchings, Texts texts, Deeds deeds) {
        this.imports = imports;
        this.work = work;
        this.matchings = matchings;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/imports/{id}/columns")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = list(id, viewer);
        if (list.state() != ImportState.BROUGHT && list.state() != ImportState.CHECKED) {
            return Reply.seeOther(list.address());
        }
        var head = head(list, form);
        var fields = work.listing(list.kind()).fields();
        boolean asBefore = list.matching() != null && list.headers().equals(head.names());
        fill(
                form,
                fields,
                asBefore
                        ? Objects.requireNonNull(list.matching())
                        : matchings.suggest(list.kind(), head.names(), fields, head.samples));
        return Reply.show("imports/matching", view(form, list, head, fields));
    }

    private BroughtList list(UUID id, Viewer viewer) {
        return imports.find(id, viewer).orElseThrow(NotFound::new);
    }

    private Head head(BroughtList list, Form form) {
        var file = opened(list);
        String asked = form.text("tab").isEmpty() ? list.tab() : form.text("tab");
        String tab = file.tabs().stream()
                .map(SheetFile.Tab::name)
                .filter(name -> name.equals(asked))
                .findFirst()
                .orElse(file.firstTab());
        var first = new ArrayList<SheetRow>();
        file.rows(tab, row -> {
            first.add(row);
            return first.size() < FIRST_ROWS;
        });
        if (first.isEmpty()) {
            first.add(new SheetRow(1, List.of()));
        }
        var header = chosen(list, form, tab, first);
        return new Head(
                file,
                tab,
                header,
                first,
                first.stream()
                        .filter(row -> row.line() > header.line() && !TemplatePage.isSample(row))
                        .toList());
    }

    private SheetRow chosen(BroughtList list, Form form, String tab, List<SheetRow> first) {
        String asked = form.text("header").isEmpty() && tab.equals(list.tab()) && list.headerLine() != null
                ? list.headerLine().toString()
                : form.text("header");
        return first.stream()
                .filter(row -> Integer.toString(row.line()).equals(asked))
                .findFirst()
                .orElseGet(() -> Matchings.headerOf(
                        first, work.listing(list.kind()).fields()));
    }

    private SheetFile opened(BroughtList list) {
        return switch (SheetReader.open(imports.fileOf(list))) {
            case SheetReader.Outcome.Opened(var file) -> file;
            case SheetReader.Outcome.Unreadable _ -> throw new NotFound();
        };
    }

    private static void fill(Form form, List<ImportField> fields, Matching matching) {
        for (var field : fields) {
            form.with("column-" + field.key(), matching.columns().get(field.key()));
            form.with("constant-" + field.key(), matching.constants().get(field.key()));
            if (matching.dayFirst().contains(field.key())) {
                form.with("order-" + field.key(), "day");
            }
        }
    }

    private MatchingView view(Form form, BroughtList list, Head head, List<ImportField> fields) {
        var remarks = new ArrayList<>(head.file.remarks(head.tab));
        remarks.addAll(ofTheHeader(head));
        return new MatchingView(
                form,
                list,
                head.file.tabs(),
                head.tab,
                head.first.stream()
                        .map(row -> new HeaderChoice(row.line(), shortened(Matchings.names(row).stream()
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(" · ")), 80)))
                        .toList(),
                head.header.line(),
                columns(head),
                fields,
                remarks);
    }

    /** The same name twice, or none above a column with something in it. */
    private static List<Sentence> ofTheHeader(Head head) {
        var names = head.names().stream().filter(name -> !name.isEmpty()).toList();
        var twice = names.stream()
                .filter(name -> names.stream().filter(name::equalsIgnoreCase).count() > 1)
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .toList();
        return twice.isEmpty() ? List.of() : List.of(Sentence.of("imports.columns.twice", String.join(", ", twice)));
    }

    private List<Column> columns(Head head) {
        int width = head.samples.stream()
                .mapToInt(row -> row.values().size())
                .reduce(head.header.values().size(), Math::max);
        var columns = new ArrayList<Column>();
        for (int place = 0; place < width; place++) {
            int at = place;
            String samples = head.samples.stream()
                    .map(row -> row.at(at).text())
                    .filter(text -> !text.isEmpty())
                    .limit(SAMPLES)
                    .map(text -> shortened(text, LONGEST_SAMPLE))
                    .collect(Collectors.joining(", "));
            String name = head.header.at(place).text();
            if (!name.isEmpty() || !samples.isEmpty()) {
                columns.add(new Column(
                        place,
                        texts.say(
                                name.isEmpty() ? "imports.columns.nameless" : "imports.columns.named",
                                letters(place),
                                shortened(name, 60)),
                        samples));
            }
        }
        return columns;
    }

    private static String letters(int place) {
        return place < 26
                ? String.valueOf((char) ('A' + place))
                : letters(place / 26 - 1) + (char) ('A' + place % 26);
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    @PostMapping("/office/imports/{id}/columns")
    @Only(Role.OFFICE)
    Reply match(Viewer viewer, @PathVariable UUID id, Form form) {
        var list = list(id, viewer);
        var head = head(list, form);
        var fields = work.listing(list.kind()).fields();
        var matching = read(form, fields, head);
        for (var missing : matching.missing(fields)) {
            form.wrong(
                    "column-" + missing.key(),
                    Sentence.of("imports.columns.missing", Sentence.of(missing.label())));
        }
        if (!form.isRight()) {
            return Reply.again("imports/matching", view(form, list, head, fields));
        }
        return deeds.once(form.key(), () -> {
            if (imports.match(
                    id,
                    head.tab,
                    head.header.line(),
                    head.names(),
                    matching,
                    viewer.actor().person())) {
                matchings.remember(list.kind(), head.names(), matching);
                work.ask(id);
            }
            return Reply.seeOther(list.address());
        });
    }

    private static Matching read(Form form, List<ImportField> fields, Head head) {
        var columns = new HashMap<String, Integer>();
        var constants = new HashMap<String, String>();
        var dayFirst = new HashSet<String>();
        Map<Integer, ImportField> taken = new HashMap<>();
        for (var field : fields) {
            String place = form.text("column-" + field.key());
            String constant = form.atMost("constant-" + field.key(), 200);
            if (place.matches("\\d{1,5}")) {
                int at = Integer.parseInt(place);
                var other = taken.putIfAbsent(at, field);
                if (other != null) {
                    form.wrong(
                            "column-" + field.key(),
                            Sentence.of("imports.columns.taken", Sentence.of(field.label()), Sentence.of(other.label())));
                }
                columns.put(field.key(), at);
            } else if (!constant.isEmpty()) {
                if (field.read(constant, false) instanceof Reading.Wrong(var why)) {
                    form.wrong("constant-" + field.key(), why);
                }
                constants.put(field.key(), constant);
            }
            if (form.text("order-" + field.key()).equals("day")) {
                dayFirst.add(field.key());
            }
        }
        return new Matching(columns, constants, dayFirst);
    }
}
