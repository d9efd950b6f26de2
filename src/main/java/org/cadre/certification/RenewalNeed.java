package org.cadre.certification;

import java.util.Locale;
import org.cadre.platform.text.Sentence;

/** What a certificate still waits for before its next period, in a word. */
enum RenewalNeed {
    /** The time for it has not come. */
    LATER,
    /** A seat is taken; attendance there is not final. */
    BOOKED,
    TRAINING,
    TRAINING_AND_REFLECTION,
    REFLECTION;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Sentence word() {
        return Sentence.of("certification.need." + key());
    }

    String tone() {
        return switch (this) {
            case LATER -> "quiet";
            case BOOKED -> "done";
            case TRAINING, TRAINING_AND_REFLECTION, REFLECTION -> "attention";
        };
    }

    String icon() {
        return switch (this) {
            case LATER -> "calendar-event";
            case BOOKED -> "calendar-check";
            case TRAINING -> "arrow-repeat";
            case TRAINING_AND_REFLECTION, REFLECTION -> "pencil-square";
        };
    }
}
