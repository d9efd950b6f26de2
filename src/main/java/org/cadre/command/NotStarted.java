package org.cadre.command;

import org.cadre.platform.text.Texts;

/** Cadre cannot start; the message is the one sentence for the person at the keyboard. */
final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStarted(String key, Object... arguments) {
        super(new Texts().say(key, arguments), null, false, false);
    }
}
