package org.cadre.registration.refund;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.cadre.registration.refund.StatementSheet.InvoiceLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A district's statement as a paper, and as a table for a spreadsheet. */
@Component
class StatementPapers {
    private static final List<String> COLUMNS =
            List.of("day", "order", "event", "entry", "method", "reference", "reason", "amount", "balance", "currency");

    private final Papers papers;
    private final Templates templates;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    StatementPapers(Papers papers, Templates templates, Texts texts, Settings settings, ProgramClock clock) {
        this.papers = papers;
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    byte[] pdf(DistrictStatement statement) {
        String title = texts.say("refund.statement.paper", statement.district());
        var sheet = new StatementSheet(
                settings.associationName(),
                settings.associationAddress(),
                title,
                texts.say(
                        "refund.statement.period",
                        texts.printedDay(statement.from()),
                        texts.printedDay(statement.to())),
                texts.printedDay(clock.today()),
                money(statement, statement.opening()),
                statement.lines().stream().map(line -> line(statement, line)).toList(),
                money(statement, statement.closing()),
                statement.open().stream()
                        .map(one -> new InvoiceLine(
                                texts.say("refund.invoice.number", one.paperNumber()),
                                one.orderCode(),
                                texts.printedDay(one.due()),
                                texts.money(one.owed(), one.currency())))
                        .toList(),
                money(statement, statement.openCents()));
        return papers.pdf(
                templates.render("registration/refund/statement-sheet", Map.of("sheet", sheet, "texts", texts)),
                Details.of(title, settings.associationName(), clock.now()));
    }

    private StatementSheet.Line line(DistrictStatement statement, DistrictStatement.Line line) {
        var entry = line.entry();
        return new StatementSheet.Line(
                texts.printedDay(entry.day()),
                entry.orderCode(),
                texts.say("refund.kind." + entry.kind().word()),
                words(entry),
                money(statement, line.change()),
                money(statement, line.owed()));
    }

    /** What it was for, and how the money moved. */
    private String words(DistrictStatement.Entry entry) {
        var words = new StringBuilder(entry.offering() == null ? "" : entry.offering());
        if (entry.method() != null) {
            append(words, texts.say("refund.method." + entry.method().word()));
        }
        append(words, entry.reference());
        append(words, because(entry));
        append(words, entry.ofOther() == null ? null : texts.say("refund.statement.share-of", entry.ofOther()));
        return words.toString();
    }

    private @Nullable String because(DistrictStatement.Entry entry) {
        return entry.because() == null ? null : texts.reading(entry.because());
    }

    private static void append(StringBuilder words, @Nullable String more) {
        if (more != null && !more.isBlank()) {
            words.append(words.isEmpty() ? "" : ", ").append(more);
        }
    }

    private String money(DistrictStatement statement, int cents) {
        return texts.money(cents, statement.currency());
    }

    /** Opening balance, entries, closing balance: row by row. */
    void sheet(DistrictStatement statement, SheetFormat format, OutputStream out) throws IOException {
        var sheet = format.on(out, texts.say("refund.statement.title"));
        sheet.heading(COLUMNS.stream()
                .map(column -> texts.say("refund.statement.column." + column))
                .toList());
        sheet.row(balance(statement, statement.from(), "refund.statement.opening", statement.opening()));
        for (var line : statement.lines()) {
            var entry = line.entry();
            sheet.row(List.of(
                    Cell.of(entry.day()),
                    Cell.of(entry.orderCode()),
                    Cell.of(entry.offering()),
                    Cell.of(texts.say("refund.kind." + entry.kind().word())),
                    Cell.of(
                            entry.method() == null
                                    ? null
                                    : texts.say(
                                            "refund.method." + entry.method().word())),
                    Cell.of(entry.reference()),
                    Cell.of(
                            entry.ofOther() == null
                                    ? because(entry)
                                    : texts.say("refund.statement.share-of", entry.ofOther())
                                            + (entry.because() == null ? "" : ": " + because(entry))),
                    Cell.ofCents(line.change()),
                    Cell.ofCents(line.owed()),
                    Cell.of(statement.currency())));
        }
        sheet.row(balance(statement, statement.to(), "refund.statement.closing", statement.closing()));
        sheet.finish();
    }

    private List<Cell> balance(DistrictStatement statement, LocalDate day, String words, int cents) {
        return List.of(
                Cell.of(day),
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.of(texts.say(words)),
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.ofCents(cents),
                Cell.of(statement.currency()));
    }
}
