package org.cadre.evaluation.result;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Results as a spreadsheet: a row for each step, choice or answer in words; nothing that the page does not show. */
@Component
class ResultSheets {
    private static final List<String> COLUMNS =
            List.of("section", "question", "answer", "count", "percent", "answers", "mean");

    private final Texts texts;

    ResultSheets(Texts texts) {
        this.texts = texts;
    }

    void write(Results.Sum sum, SheetFormat format, OutputStream out) throws IOException {
        var sheet = format.on(out, texts.say("evaluation.results.title"));
        sheet.heading(COLUMNS.stream()
                .map(column -> texts.say("evaluation.sheet." + column))
                .toList());
        for (var tally : sum.tallies()) {
            for (var row : rows(tally)) {
                sheet.row(row);
            }
        }
        sheet.finish();
    }

    private List<List<Cell>> rows(Tally tally) {
        return switch (tally) {
            case Tally.Bars bars ->
                bars.bars().stream()
                        .map(bar -> row(
                                tally,
                                bar.label(),
                                Cell.of(bar.count()),
                                Cell.of(bar.percent()),
                                bars.mean() == null ? Cell.NOTHING : new Cell.Decimal(bars.mean())))
                        .toList();
            case Tally.Said said ->
                Stream.concat(
                                said.words().stream()
                                        .map(words -> row(tally, words, Cell.of(1), Cell.NOTHING, Cell.NOTHING)),
                                Stream.of(said.forOffice())
                                        .filter(count -> count > 0)
                                        .map(count -> row(
                                                tally,
                                                texts.say("evaluation.results.for-office", count),
                                                Cell.of(count),
                                                Cell.NOTHING,
                                                Cell.NOTHING)))
                        .toList();
            case Tally.TooFew _ ->
                List.of(row(tally, texts.say("evaluation.results.too-few"), Cell.NOTHING, Cell.NOTHING, Cell.NOTHING));
        };
    }

    private static List<Cell> row(Tally tally, String answer, Cell count, Cell percent, Cell mean) {
        return Stream.of(
                        Cell.of(tally.section()),
                        Cell.of(tally.question()),
                        Cell.of(answer),
                        count,
                        percent,
                        Cell.of(tally.answers()),
                        mean)
                .toList();
    }
}
