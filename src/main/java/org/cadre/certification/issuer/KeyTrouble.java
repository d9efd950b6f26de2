package org.cadre.certification.issuer;

import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** The keys cannot be used as they are; the message is one sentence for the operator and holds nothing of a key. */
public final class KeyTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence of this package's message file. */
    public KeyTrouble(@Nullable Throwable cause, String text, Object... arguments) {
        super(new Texts().say("issuer.key." + text, arguments), cause);
    }
}
