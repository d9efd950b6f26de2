package org.cadre.platform.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A way to a client that is given up after a while: one that takes a byte a minute would keep a connection to the
 * database as long as it likes.
 */
final class Patience extends FilterOutputStream {
    private static final Duration MOST = Duration.ofMinutes(15);

    private final long end = System.nanoTime() + MOST.toNanos();

    Patience(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (System.nanoTime() - end > 0) {
            throw new IOException("the client took longer than " + MOST.toMinutes() + " minutes");
        }
        out.write(bytes, from, length);
    }
}
