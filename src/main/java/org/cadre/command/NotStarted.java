package org.cadre.command;

/** Cadre cannot start; the message is the one sentence for the person at the keyboard. */
final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(String sentence) {
        super(sentence, null, false, false);
    }
}
