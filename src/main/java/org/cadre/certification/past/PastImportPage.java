package org.cadre.certification.past;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The lists of past certificates that were recorded; one that the command line looked at only can be recorded from here. */
@Controller
final class PastImportPage {
    private static final String PLACE = "/office/past-certificates";
    private static final int NEWEST = 10;
    private static final int AT_ONCE = 200;

    record ListsView(List<PastLoad> earlier) {}

    /**
     * A file, and what would come of it.
     *
     * @param plan null: it has been recorded
     */
    record LoadView(PastLoad load, PastPlan.@Nullable Readable plan, Form form) {}

    /** A line of the file, and what would come of it. */
    private record Planned(int line, List<Cell> cells) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final PastImport past;
    private final Deeds deeds;

    PastImportPage(PastImport past, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
        this.past = past;
        this.deeds = deeds;
    }

    @GetMapping("/office/past-certificates")
    @Only(Role.OFFICE)
    Reply show() {
        return Reply.show("certification/past/past-import", new ListsView(past.recorded(null, NEWEST)));
    }

    @GetMapping("/office/past-certificates.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "past-certificates",
                texts.say("certification.past.title"),
                format,
                sheets.columns(
                        "sheet.column.file",
                        "certification.past.list.recorded-on",
                        "certification.past.list.recorded",
                        "certification.past.list.unchanged",
                        "certification.past.list.people"),
                SheetFiles.Rows.paged(
                        last -> past.recorded(last == null ? null : last.id(), AT_ONCE), PastImportPage::list));
    }

    private static List<Cell> list(PastLoad load) {
        return Stream.of(
                        Cell.of(load.file()),
                        Cell.of(load.recordedOn()),
                        count(load.recorded()),
                        count(load.unchanged()),
                        count(load.peopleAdded()))
                .toList();
    }

    private static Cell count(@Nullable Integer number) {
        return number == null ? Cell.NOTHING : Cell.of(number);
    }

    @GetMapping("/office/past-certificates/{id}")
    @Only(Role.OFFICE)
    Reply look(@PathVariable UUID id) {
        return Reply.show("certification/past/past-load", view(load(id), Form.empty()));
    }

    private PastLoad load(UUID id) {
        return past.find(id).orElseThrow(NotFound::new);
    }

    private LoadView view(PastLoad load, Form form) {
        return new LoadView(
                load, !load.isRecorded() && past.plan(load) instanceof PastPlan.Readable plan ? plan : null, form);
    }

    /** What was recorded from a list; of one that was looked at only, what would come of each line that says something new. */
    @GetMapping("/office/past-certificates/{id}/rows.{format}")
    @Only(Role.OFFICE)
    Reply rows(Viewer viewer, @PathVariable UUID id, @PathVariable String format) {
        var load = load(id);
        SheetFiles.Rows recorded = SheetFiles.Rows.paged(
                last -> past.certificates(load, last == null ? 0 : last.line(), AT_ONCE), this::recorded);
        return sheets.recorded(
                viewer.actor(),
                "past-certificate-rows",
                load.file(),
                format,
                sheets.columns(
                        "certification.past.line",
                        "certification.past.number",
                        "sheet.column.name",
                        "sheet.column.email",
                        "certification.past.list.issued",
                        "certification.past.list.from",
                        "certification.past.list.expires",
                        "certification.past.one.evidence",
                        "sheet.column.state",
                        "certification.past.note"),
                load.isRecorded() ? recorded : row -> planned(load, row));
    }

    private List<Cell> recorded(PastRecord.Recorded one) {
        return List.of(
                Cell.of(one.line()),
                Cell.of(one.number()),
                Cell.of(one.holder()),
                Cell.of(one.email()),
                Cell.of(one.issued()),
                Cell.of(one.validFrom()),
                Cell.of(one.expires()),
                Cell.of(one.evidence()),
                Cell.of(texts.say("certification.past.was-recorded")),
                Cell.of(one.notes()));
    }

    private void planned(PastLoad load, Consumer<List<Cell>> row) {
        if (past.plan(load) instanceof PastPlan.Readable plan) {
            Stream.of(
                            plan.fresh().stream().map(one -> planned(one.row(), one.expires(), one.notes())),
                            plan.strangers().stream().map(one -> planned(one.row(), one.expires(), one.notes())),
                            plan.refused().stream().map(this::planned))
                    .flatMap(lines -> lines)
                    .sorted(Comparator.comparingInt(Planned::line))
                    .forEach(one -> row.accept(one.cells));
        }
    }

    private Planned planned(PastRow row, LocalDate expires, String notes) {
        return new Planned(
                row.line(),
                List.of(
                        Cell.of(row.line()),
                        Cell.of(row.number()),
                        Cell.of(row.holder()),
                        Cell.of(row.email()),
                        Cell.of(row.issued()),
                        Cell.of(row.validFrom()),
                        Cell.of(expires),
                        Cell.of(row.evidence()),
                        Cell.of(texts.say("certification.past.to-record")),
                        Cell.of(notes)));
    }

    private Planned planned(PastProblem refused) {
        return new Planned(
                refused.line(),
                List.of(
                        Cell.of(refused.line()),
                        Cell.of(refused.number()),
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.of(texts.say("certification.past.refused")),
                        Cell.of(texts.say(refused.why()))));
    }

    @PostMapping("/office/past-certificates/{id}/recording")
    @Only(Role.OFFICE)
    Reply record(Viewer viewer, @PathVariable UUID id, Form form) {
        var load = load(id);
        return deeds.once(
                form.key(),
                () -> past.record(load, viewer.actor()) instanceof PastPlan.Readable plan && plan.isGood()
                        ? Reply.seeOther(PLACE + "/" + id, Sentence.of("certification.past.recorded", plan.toRecord()))
                        : Reply.seeOther(PLACE + "/" + id, Sentence.of("certification.past.not-recorded")));
    }
}
