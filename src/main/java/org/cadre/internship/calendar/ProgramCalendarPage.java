package org.cadre.internship.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.ProgramBreak;
import org.cadre.program.ProgramBreaks;
import org.cadre.program.ProgramCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office edits the breaks of the program, or of one edition of it. */
@Controller
class ProgramCalendarPage {
    private static final String PLACE = "/office/calendar";
    private static final String EVERY = "all";
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_YEARS_AHEAD = 5;

    /** A break in the list: of office's own making, or as an edition's document has it. */
    record Line(@Nullable UUID id, String title, LocalDate first, LocalDate last, String scope) {}

    record CalendarView(List<Line> coming, List<Line> past, List<Option> scopes, Form form) {}

    /** @param begun its days so far stay */
    record BreakView(ProgramBreak one, String scope, boolean begun, boolean over, Form form) {}

    private final SheetFiles sheets;
    private final ProgramBreaks breaks;
    private final Editions editions;
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Texts texts;
    private final Deeds deeds;

    ProgramCalendarPage(
            ProgramBreaks breaks,
            Editions editions,
            JdbcClient jdbc,
            ProgramClock clock,
            Texts texts,
            Deeds deeds,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.breaks = breaks;
        this.editions = editions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show("internship/calendar/calendar", view(Form.empty().with("scope", EVERY)));
    }

    private CalendarView view(Form form) {
        var today = clock.today();
        var all = lines();
        return new CalendarView(
                all.stream()
                        .filter(one -> !one.last.isBefore(today) && one.first.isBefore(today.plusMonths(18)))
                        .toList(),
                all.stream()
                        .filter(one -> one.last.isBefore(today) && one.first.isAfter(today.minusMonths(12)))
                        .toList(),
                scopes(),
                form);
    }

    private List<Line> lines() {
        var scopes = scopes();
        var national = editions.asWritten(editions.idOf(Editions.NATIONAL));
        var written = national.calendar().breaks().stream()
                .map(one -> new Line(null, one.title(), one.first(), one.last(), national.title()));
        return Stream.concat(breaks.inForce().stream().map(one -> line(one, scopes)), written)
                .sorted(Comparator.comparing(Line::first).thenComparing(Line::last))
                .toList();
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "calendar",
                texts.say("internship.calendar.title"),
                format,
                sheets.columns(
                        "internship.calendar.name",
                        "internship.calendar.first",
                        "internship.calendar.last",
                        "internship.calendar.scope"),
                row -> lines().forEach(one -> row.accept(
                        List.of(Cell.of(one.title), Cell.of(one.first), Cell.of(one.last), Cell.of(one.scope)))));
    }

    /** The whole program, or an edition of it. */
    private List<Option> scopes() {
        return Stream.concat(
                        Stream.of(new Option(EVERY, texts.say("internship.calendar.scope.all"))),
                        jdbc
                                .sql("select id, title, version from edition order by effective desc, title")
                                .query((row, _) -> new Option(
                                        row.getString("id"), row.getString("title") + " · " + row.getString("version")))
                                .list()
                                .stream())
                .toList();
    }

    private static Line line(ProgramBreak one, List<Option> scopes) {
        return new Line(one.id(), one.title(), one.first(), one.last(), scope(one, scopes));
    }

    private static String scope(ProgramBreak one, List<Option> scopes) {
        String value = one.edition() == null ? EVERY : one.edition().toString();
        return scopes.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse("");
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply add(Viewer viewer, Form form) {
        var days = days(form);
        var scopes = scopes();
        if (scopes.stream().noneMatch(option -> option.value().equals(form.text("scope")))) {
            form.wrong("scope", Sentence.of("internship.calendar.scope.missing"));
        }
        if (days == null || !form.isRight()) {
            return Reply.again("internship/calendar/calendar", view(form));
        }
        var edition = form.id("scope").map(EditionId::new).orElse(null);
        return deeds.once(form.key(), () -> {
            breaks.add(viewer.actor(), edition, form.text("title"), days.first(), days.last());
            return Reply.seeOther(
                    PLACE, Sentence.of("internship.calendar.added", form.text("title"), days.first(), days.last()));
        });
    }

    /** What was typed, where it makes a break. */
    private ProgramCalendar.@Nullable Break days(Form form) {
        String title = form.required("title", Sentence.of("internship.calendar.title.missing"));
        form.atMost("title", LONGEST_TITLE);
        var first = form.day("first").orElse(null);
        var last = form.text("last").isEmpty() ? first : form.day("last").orElse(null);
        if (first == null) {
            form.wrong("first", Sentence.of("internship.calendar.first.missing"));
        }
        if (first == null || last == null) {
            return null;
        }
        var today = clock.today();
        if (last.isBefore(first)) {
            form.wrong("last", Sentence.of("internship.calendar.last.before", first));
        } else if (ChronoUnit.DAYS.between(first, last) >= ProgramBreaks.LONGEST_DAYS) {
            form.wrong("last", Sentence.of("internship.calendar.too-long", ProgramBreaks.LONGEST_DAYS));
        }
        if (first.isBefore(today.minusYears(1)) || first.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            form.wrong(
                    "first",
                    Sentence.of(
                            "internship.calendar.first.far", today.minusYears(1), today.plusYears(MOST_YEARS_AHEAD)));
        }
        return form.isRight() ? new ProgramCalendar.Break(title, first, last) : null;
    }

    @GetMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply one(@PathVariable UUID id) {
        var one = breaks.find(id).orElseThrow(NotFound::new);
        return Reply.show(
                "internship/calendar/break",
                view(
                        one,
                        Form.empty()
                                .with("title", one.title())
                                .with("first", one.first())
                                .with("last", one.last())));
    }

    private BreakView view(ProgramBreak one, Form form) {
        var today = clock.today();
        return new BreakView(
                one,
                scope(one, scopes()),
                !one.first().isAfter(today),
                one.last().isBefore(today),
                form);
    }

    @PostMapping(PLACE + "/{id}")
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = breaks.find(id).orElseThrow(NotFound::new);
        var days = days(form);
        if (days == null) {
            return Reply.again("internship/calendar/break", view(one, form));
        }
        return deeds.once(
                form.key(),
                () -> answer(
                        breaks.change(viewer.actor(), id, days.title(), days.first(), days.last()),
                        "internship.calendar.changed",
                        one,
                        form));
    }

    private Reply answer(ProgramBreaks.Outcome outcome, String done, ProgramBreak one, Form form) {
        return switch (outcome) {
            case DONE -> Reply.seeOther(PLACE, Sentence.of(done, one.title()));
            case GONE -> Reply.seeOther(PLACE, Sentence.of("internship.calendar.gone"));
            case PAST_DAYS_STAY -> {
                form.wrong("last", Sentence.of("internship.calendar.past-stays", one.first(), clock.today()));
                yield Reply.again("internship/calendar/break", view(one, form));
            }
        };
    }

    @PostMapping(PLACE + "/{id}/removal")
    @Only(Role.OFFICE)
    Reply remove(Viewer viewer, @PathVariable UUID id, Form form) {
        var one = breaks.find(id).orElseThrow(NotFound::new);
        form.with("title", one.title()).with("first", one.first()).with("last", one.last());
        return deeds.once(
                form.key(), () -> answer(breaks.remove(viewer.actor(), id), "internship.calendar.removed", one, form));
    }
}
