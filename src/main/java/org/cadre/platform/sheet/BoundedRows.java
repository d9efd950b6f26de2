package org.cadre.platform.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.OptionalInt;

/**
 * Stops reading at a row with more cells than a sheet has columns, before the row is put together. Quotation marks count as the
 * parser counts them: only where a cell begins with one.
 */
final class BoundedRows extends FilterReader {
    private enum At {
        BEGIN,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final char delimiter;
    private final int most;
    private At at = At.BEGIN;
    private int last = -1;
    private int cells = 1;
    private int line = 1;
    private int begun = 1;
    private OptionalInt tooWide = OptionalInt.empty();

    BoundedRows(Reader text, char delimiter, int most) {
        super(text);
        this.delimiter = delimiter;
        this.most = most;
    }

    /** The line where a row begins that is too wide. */
    OptionalInt tooWide() {
        return tooWide;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            count((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int i = from; i < from + read; i++) {
            count(into[i]);
        }
        return read;
    }

    private void count(char c) throws IOException {
        boolean lineEnds = c == '\r' || (c == '\n' && last != '\r');
        line += lineEnds ? 1 : 0;
        last = c;
        if (at == At.QUOTED) {
            at = c == '"' ? At.CLOSED : At.QUOTED;
        } else if (c == '"' && at != At.PLAIN) {
            at = At.QUOTED; // where a cell begins, or the second of two marks that stand for one
        } else if (c == delimiter) {
            at = At.BEGIN;
            if (++cells > most) {
                tooWide = OptionalInt.of(begun);
                throw new IOException("a row of more than " + most + " cells");
            }
        } else if (c == '\r' || c == '\n') {
            at = At.BEGIN;
            cells = 1;
            begun = line;
        } else {
            at = At.PLAIN;
        }
    }
}
