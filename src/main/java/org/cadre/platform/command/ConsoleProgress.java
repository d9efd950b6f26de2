package org.cadre.platform.command;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a line for each step and, where a person watches, a bar for the step that knows how far it has come. */
public final class ConsoleProgress implements Progress {
    private static final int WIDTH = 30;
    private static final String BACK_AND_CLEAR = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean watched;
    private long shown = -1;

    public ConsoleProgress(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    /** On standard output, with bars when that is a terminal. */
    public static ConsoleProgress standard() {
        var console = System.console();
        return new ConsoleProgress(System.out, console != null && console.isTerminal());
    }

    @Override
    public synchronized void step(String sentence) {
        note(sentence + " …");
    }

    @Override
    public synchronized void note(String sentence) {
        endBar();
        out.println(sentence);
        out.flush();
    }

    @Override
    public synchronized void part(long done, long all) {
        if (!watched || all <= 0) {
            return;
        }
        long percent = Math.clamp(done * 100 / all, 0, 100);
        if (percent == shown) {
            return;
        }
        int filled = (int) (percent * WIDTH / 100);
        out.print(BACK_AND_CLEAR + "  [" + "█".repeat(filled) + "·".repeat(WIDTH - filled) + "] "
                + String.format(Locale.US, "%,d of %,d", done, all));
        out.flush();
        shown = percent;
        if (done >= all) {
            out.println();
            shown = -1;
        }
    }

    private void endBar() {
        if (shown >= 0) {
            out.print(BACK_AND_CLEAR);
            shown = -1;
        }
    }
}
