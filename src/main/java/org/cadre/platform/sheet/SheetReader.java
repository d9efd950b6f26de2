package org.cadre.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadre.platform.text.Sentence;

/** Opens what people bring as a spreadsheet: CSV in its many tongues, or a workbook. The first bytes say which, not the name. */
public final class SheetReader {
    /** A larger file is refused before it is looked into. */
    public static final long MOST_BYTES = 25L * 1024 * 1024;

    private static final int BEGINNING = 8;

    /** What came of opening. */
    public sealed interface Outcome {
        record Opened(SheetFile file) implements Outcome {}

        record Unreadable(Sentence why) implements Outcome {}
    }

    private SheetReader() {}

    public static Outcome open(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return new Outcome.Unreadable(Sentence.of("sheet.too-large", MOST_BYTES / 1024 / 1024));
            }
            String beginning = beginning(file);
            if (beginning.startsWith("PK\u0003\u0004")) {
                return XlsxFile.open(file);
            }
            if (beginning.startsWith("\u00d0\u00cf\u0011\u00e0")) {
                return new Outcome.Unreadable(Sentence.of("sheet.old-or-locked"));
            }
            if (beginning.startsWith("%PDF")) {
                return new Outcome.Unreadable(Sentence.of("sheet.no-sheet"));
            }
            return CsvFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String beginning(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }
}
