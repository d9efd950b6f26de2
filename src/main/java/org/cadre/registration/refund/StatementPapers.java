package org.cadre.registration.refund;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.cadre.registration.refund.StatementSheet.InvoiceLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A district's statement as a paper, and as a table for a spreadsheet. */
@Component
class StatementPapers {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

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
        append(words, entry.because());
        append(words, entry.ofOther() == null ? null : texts.say("refund.statement.share-of", entry.ofOther()));
        return words.toString();
    }

    private static void append(StringBuilder words, @Nullable String more) {
        if (more != null && !more.isBlank()) {
            words.append(words.isEmpty() ? "" : ", ").append(more);
        }
    }

    private String money(DistrictStatement statement, int cents) {
        return texts.money(cents, statement.currency());
    }

    byte[] csv(DistrictStatement statement) {
        var text = new StringWriter();
        try (var printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(
                    "Day", "Order", "Event", "Entry", "Method", "Reference", "Reason", "Amount", "Balance", "Currency");
            printer.printRecord(
                    statement.from(),
                    "",
                    "",
                    "Opening balance",
                    "",
                    "",
                    "",
                    "",
                    amount(statement.opening()),
                    statement.currency());
            for (var line : statement.lines()) {
                var entry = line.entry();
                printer.printRecord(
                        entry.day(),
                        safe(entry.orderCode()),
                        safe(entry.offering()),
                        texts.say("refund.kind." + entry.kind().word()),
                        entry.method() == null
                                ? ""
                                : texts.say("refund.method." + entry.method().word()),
                        safe(entry.reference()),
                        safe(
                                entry.ofOther() == null
                                        ? entry.because()
                                        : texts.say("refund.statement.share-of", entry.ofOther())
                                                + (entry.because() == null ? "" : ": " + entry.because())),
                        amount(line.change()),
                        amount(line.owed()),
                        statement.currency());
            }
            printer.printRecord(
                    statement.to(),
                    "",
                    "",
                    "Closing balance",
                    "",
                    "",
                    "",
                    "",
                    amount(statement.closing()),
                    statement.currency());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String amount(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** A spreadsheet must not take what somebody typed for a formula. */
    static String safe(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
