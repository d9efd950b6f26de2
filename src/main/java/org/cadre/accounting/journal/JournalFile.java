package org.cadre.accounting.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.sheet.SheetWriter;
import org.cadre.platform.text.Texts;

/** The journal as the bookkeeper's program reads it, line by line. */
final class JournalFile {
    private static final List<String> COLUMNS = List.of(
            "number",
            "line",
            "posted",
            "day",
            "kind",
            "account",
            "fund",
            "what",
            "debit",
            "credit",
            "currency",
            "about",
            "reference",
            "reversal",
            "entry");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SheetWriter sheet;
    private final Texts texts;
    private final long number;
    private int lines;

    JournalFile(long number, Texts texts) {
        this.number = number;
        this.texts = texts;
        try {
            sheet = SheetFormat.CSV.on(bytes, texts.say("accounting.journal.title"));
            sheet.heading(COLUMNS.stream()
                    .map(column -> texts.say("accounting.column." + column))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line and says which one it is. */
    int add(JournalLine line) {
        lines++;
        var of = line.of();
        try {
            sheet.row(List.of(
                    Cell.of(number),
                    Cell.of(lines),
                    Cell.of(line.posted()),
                    Cell.of(of.day()),
                    Cell.of(texts.say("accounting.kind." + of.kind())),
                    Cell.of(line.code().account()),
                    Cell.of(line.code().fund()),
                    Cell.of(texts.say(line.post().label())),
                    amount(line.debit()),
                    amount(line.credit()),
                    Cell.of(of.currency()),
                    Cell.of(of.about()),
                    Cell.of(of.reference()),
                    Cell.of(of.isReversal() ? texts.say("accounting.yes") : null),
                    Cell.of(of.id().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static Cell amount(int cents) {
        return cents == 0 ? Cell.NOTHING : Cell.ofCents(cents);
    }

    byte[] finish() {
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
