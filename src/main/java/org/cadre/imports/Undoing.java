package org.cadre.imports;

import java.util.List;
import org.cadre.platform.text.Sentence;

/** What came of taking a list back. */
public sealed interface Undoing {
    /**
     * It is as before.
     *
     * @param keptAsChanged facts that somebody has changed again since: they stay
     */
    record Undone(int keptAsChanged) implements Undoing {}

    /** Something was built on it: with names. */
    record Refused(List<Sentence> why) implements Undoing {}
}
