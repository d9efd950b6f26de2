package org.cadre.program;

/** An edition cannot be used as it is; the message is the one sentence for whoever starts the server. */
public final class EditionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EditionRefused(String sentence) {
        super(sentence);
    }
}
