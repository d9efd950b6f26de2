package org.cadre.imports;

import org.cadre.platform.text.Sentence;

/** What came of reading one cell. */
sealed interface Reading {
    /** In the one form in which it is kept. */
    record Said(String text) implements Reading {}

    record Wrong(Sentence why) implements Reading {}
}
