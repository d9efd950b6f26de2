package org.cadre.reporting.board;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.springframework.stereotype.Component;

/** The board report as a paper, and as a table for a spreadsheet. */
@Component
class BoardPapers {
    private static final List<String> COLUMNS = List.of("section", "what", "now", "part", "of", "before", "definition");

    /** What the paper shows, worded. */
    record Sheet(
            String association, String address, String title, String period, String before, String made, Board board) {}

    private final Papers papers;
    private final Templates templates;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    BoardPapers(Papers papers, Templates templates, Texts texts, Settings settings, ProgramClock clock) {
        this.papers = papers;
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    byte[] pdf(Board board) {
        String title = texts.say("board.title");
        var sheet = new Sheet(
                settings.associationName(),
                settings.associationAddress(),
                title,
                days(board.period()),
                days(board.before()),
                texts.say("board.made", texts.printedDay(clock.today())),
                board);
        return papers.pdf(
                templates.render("reporting/board/board-sheet", Map.of("sheet", sheet, "texts", texts)),
                Details.of(title, settings.associationName(), clock.now()));
    }

    private String days(Period period) {
        return texts.say("board.days", texts.printedDay(period.from()), texts.printedDay(period.to()));
    }

    void sheet(Board board, SheetFormat format, OutputStream out) throws IOException {
        var sheet = format.on(out, texts.say("board.title"));
        sheet.heading(COLUMNS.stream()
                .map(column -> column.equals("now") || column.equals("before")
                        ? texts.say("board.days-plain", days(column.equals("now") ? board.period() : board.before()))
                        : texts.say("board.column." + column))
                .toList());
        for (var section : board.sections()) {
            for (var line : section.lines()) {
                var rate = line.now().rate();
                sheet.row(List.of(
                        Cell.of(texts.say(section.title())),
                        Cell.of(texts.say(line.label())),
                        line.now().cell(),
                        rate == null ? Cell.NOTHING : Cell.of(rate.part()),
                        rate == null ? Cell.NOTHING : Cell.of(rate.of()),
                        line.before().cell(),
                        line.is() == null ? Cell.NOTHING : Cell.of(texts.say(line.is()))));
            }
        }
        for (var fund : board.funds()) {
            String what = fund.account().isEmpty() ? fund.fund() : fund.fund() + " " + fund.account();
            for (var sum : Stream.of(
                            Map.entry("charged", fund.charged()),
                            Map.entry("received", fund.received()),
                            Map.entry("refunded", fund.refunded()),
                            Map.entry("credited", fund.credited()),
                            Map.entry("open", fund.open()))
                    .toList()) {
                sheet.row(List.of(
                        Cell.of(texts.say("board.section.funds")),
                        Cell.of(what + ": " + texts.say("board.money." + sum.getKey())),
                        Cell.ofCents(sum.getValue()),
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.of(texts.say("board.money." + sum.getKey() + ".is"))));
            }
        }
        sheet.finish();
    }
}
