package org.cadre.reporting.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DayPlace;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list behind a number of the report: who or what was counted. */
@Controller
final class BoardListPage {
    static final String PLACE = "/office/reports/counted";
    private static final String TEMPLATE = "reporting/board/counted";
    private static final int PAGE = 50;

    record CountedView(
            Measure measure,
            Period period,
            BoardFilter filter,
            BoardRows.Sum sum,
            List<BoardRow> rows,
            @Nullable String next,
            Texts texts) {

        String file(String format) {
            return PLACE + "/" + measure.word() + "/list." + format + "?" + period.query() + filter.query();
        }

        String hours(long minutes) {
            return new Amount.Hours(minutes).said(texts);
        }

        /** The key of whether it went well. */
        String well(boolean good) {
            return measure.label() + (good ? ".well" : ".not-well");
        }
    }

    private final BoardRows rows;
    private final BoardTerms terms;
    private final Texts texts;
    private final ProgramClock clock;
    private final AuditTrail audit;

    BoardListPage(BoardRows rows, BoardTerms terms, Texts texts, ProgramClock clock, AuditTrail audit) {
        this.rows = rows;
        this.terms = terms;
        this.texts = texts;
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping(PLACE + "/{measure}")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, Form form, @PathVariable String measure) {
        var what = Measure.find(measure).orElseThrow(NotFound::new);
        var period = period(form);
        var filter = BoardFilter.read(form);
        var found = rows.page(what, period, filter, DayPlace.of(form.text("after")), PAGE + 1, viewer);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        String next = more
                ? PLACE + "/" + what.word() + "?" + period.query() + filter.query() + "&after="
                        + new DayPlace(shown.getLast().since(), shown.getLast().unit())
                : null;
        return Reply.show(
                TEMPLATE,
                new CountedView(what, period, filter, rows.sum(what, period, filter, viewer), shown, next, texts));
    }

    /** An address that was broken on its way is of the program's year. */
    private Period period(Form form) {
        return Period.read(form, terms.firstMonth(), clock.today()).until(clock.today());
    }

    @GetMapping(PLACE + "/{measure}/list.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String measure, @PathVariable String format) {
        var what = Measure.find(measure).orElseThrow(NotFound::new);
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        var period = period(form);
        var filter = BoardFilter.read(form);
        String name = "%s-%s-%s.%s".formatted(what.word(), period.from(), period.to(), kind.word());
        return Reply.download(name, kind.type(), out -> {
            var sheet = kind.on(out, texts.say(what.label()));
            sheet.heading(
                    List.of("name", "about", "kind", "state", "district", "since", "well", "hours", "confirmed-hours")
                            .stream()
                            .map(column -> texts.say("board.column." + column))
                            .toList());
            rows.each(what, period, filter, viewer, row -> {
                try {
                    sheet.row(cells(what, row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sheet.finish();
            audit.record(
                    viewer.actor(),
                    "list.exported",
                    null,
                    null,
                    Map.of(),
                    Map.of(
                            "kind",
                            what.word(),
                            "format",
                            kind.word(),
                            "from",
                            period.from().toString(),
                            "to",
                            period.to().toString()));
        });
    }

    private List<Cell> cells(Measure measure, BoardRow row) {
        boolean hours = measure.unit() == Measure.Unit.HOURS;
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(row.name()));
        cells.add(Cell.of(row.about()));
        cells.add(Cell.of(row.kind()));
        cells.add(Cell.of(row.state()));
        cells.add(Cell.of(row.district()));
        cells.add(Cell.of(row.since()));
        cells.add(
                row.good() == null || measure.unit() != Measure.Unit.RATE
                        ? Cell.NOTHING
                        : Cell.of(texts.say(measure.label() + (row.good() ? ".well" : ".not-well"))));
        cells.add(hours ? Cell.ofMinutes(row.minutes()) : Cell.NOTHING);
        cells.add(measure == Measure.CONTACT_HOURS ? Cell.ofMinutes(row.goodMinutes()) : Cell.NOTHING);
        return cells;
    }
}
