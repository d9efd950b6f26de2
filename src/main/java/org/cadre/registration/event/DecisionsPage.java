package org.cadre.registration.event;

import java.util.List;
import java.util.Objects;
import org.cadre.offering.EventPlans;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The events with too few confirmed seats whose decision is due: office says whether each takes place. */
@Controller
final class DecisionsPage {
    record Row(EventDecisions.Due due, OfferingSummary offering) {}

    record DecisionsView(List<Row> rows) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final EventDecisions decisions;
    private final Offerings offerings;

    DecisionsPage(EventDecisions decisions, Offerings offerings, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.decisions = decisions;
        this.offerings = offerings;
    }

    @GetMapping("/office/decisions")
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("registration/event/decisions", new DecisionsView(rows()));
    }

    private List<Row> rows() {
        var due = decisions.due();
        var all = offerings.all(due.stream()
                .map(EventDecisions.Due::plan)
                .map(EventPlans.Undecided::offering)
                .toList());
        return due.stream()
                .map(one ->
                        new Row(one, Objects.requireNonNull(all.get(one.plan().offering()))))
                .toList();
    }

    @GetMapping("/office/decisions.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "decisions",
                texts.say("event.decisions.title"),
                format,
                sheets.columns(
                        "registration.offering",
                        "sheet.column.first-day",
                        "sheet.column.last-day",
                        "sheet.column.city",
                        "registration.files.state",
                        "event.decisions.file.confirmed",
                        "event.decisions.file.least",
                        "event.decisions.file.by"),
                row -> rows().forEach(one -> row.accept(cells(one))));
    }

    private static List<Cell> cells(Row row) {
        var offering = row.offering();
        return List.of(
                Cell.of(offering.title()),
                Cell.of(offering.firstDay()),
                Cell.of(offering.lastDay()),
                Cell.of(offering.city()),
                Cell.of(offering.state()),
                Cell.of(row.due().confirmed()),
                Cell.of(row.due().plan().leastPeople()),
                Cell.of(row.due().plan().decideBy()));
    }
}
