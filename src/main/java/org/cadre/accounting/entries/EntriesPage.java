package org.cadre.accounting.entries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.accounting.Charts;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DayPlace;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ledger as a list: on the screen, and as a spreadsheet. */
@Controller
final class EntriesPage {
    private static final String PLACE = "/office/reports/entries";
    private static final String TEMPLATE = "accounting/entries/entries";
    private static final int PAGE = 50;
    private static final List<String> COLUMNS = List.of(
            "day",
            "kind",
            "amount",
            "currency",
            "method",
            "reference",
            "because",
            "order",
            "who",
            "offering",
            "journal",
            "entry");

    record EntriesView(
            Form form,
            EntryFilter filter,
            LedgerEntries.Sums sums,
            List<Entry> entries,
            @Nullable String next,
            List<Option> kinds,
            List<Option> funds,
            List<Option> accounts) {

        String file(String format) {
            return PLACE + "." + format + "?" + filter.query();
        }
    }

    private final LedgerEntries entries;
    private final Charts charts;
    private final Texts texts;
    private final ProgramClock clock;

    EntriesPage(LedgerEntries entries, Charts charts, Texts texts, ProgramClock clock) {
        this.entries = entries;
        this.charts = charts;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, Form form) {
        var chart = charts.current();
        var read = EntryFilter.read(form, chart);
        var filter = form.isRight() ? read : EntryFilter.ALL;
        var found = entries.page(filter, DayPlace.of(form.text("after")), PAGE + 1, viewer);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        var last = shown.isEmpty() ? null : shown.getLast();
        var view = new EntriesView(
                form,
                filter,
                entries.sums(filter, viewer),
                shown,
                more && last != null
                        ? PLACE + "?" + filter.query() + "&after=" + new DayPlace(last.day(), last.id())
                        : null,
                EntryFilter.KINDS.stream()
                        .map(kind -> new Option(kind, texts.say("accounting.entries.kind." + kind)))
                        .toList(),
                chart.funds().stream().map(fund -> new Option(fund, fund)).toList(),
                chart.accounts().stream()
                        .map(account -> new Option(account, account))
                        .toList());
        return form.isRight() ? Reply.show(TEMPLATE, view) : Reply.again(TEMPLATE, view);
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        var kind = SheetFormat.find(format).orElseThrow(NotFound::new);
        var read = EntryFilter.read(form, charts.current());
        if (!form.isRight()) {
            return show(viewer, form);
        }
        String title = texts.say("accounting.entries.title");
        return Reply.download("ledger-" + clock.today() + "." + kind.word(), kind.type(), out -> {
            var sheet = kind.on(out, title);
            sheet.heading(COLUMNS.stream()
                    .map(column -> texts.say("accounting.column." + column))
                    .toList());
            entries.each(read, viewer, entry -> {
                try {
                    sheet.row(row(entry));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sheet.finish();
        });
    }

    private List<Cell> row(Entry entry) {
        return Stream.of(
                        Cell.of(entry.day()),
                        Cell.of(texts.say("accounting.entries.kind." + entry.kind())),
                        Cell.ofCents(entry.cents()),
                        Cell.of(entry.currency()),
                        Cell.of(entry.method() == null ? null : texts.say("accounting.method." + entry.method())),
                        Cell.of(entry.reference()),
                        Cell.of(entry.because()),
                        Cell.of(entry.code()),
                        Cell.of(entry.who()),
                        Cell.of(entry.offering()),
                        entry.journal() == null ? Cell.NOTHING : Cell.of(entry.journal()),
                        Cell.of(entry.id().toString()))
                .toList();
    }
}
