package org.cadre.notification.nudge;

import org.cadre.internship.missing.Missing;
import org.cadre.platform.text.Sentence;

/** How one thing that is missing is said, for other mail that names it. */
public final class NudgeWords {
    private NudgeWords() {}

    /** One sentence about it. */
    public static Sentence line(Missing one) {
        return NudgeMail.sentence(one, "line");
    }
}
