package org.cadre.program.weaker;

import org.cadre.program.ConfirmationLevel;

/** Something of which a requirement asks for so much. More of it never makes a requirement unmet. */
sealed interface Quantity {
    /** Minutes attended of a module, as they were, before any edition counts them. */
    record Module(String key) implements Quantity {}

    /** Minutes credited for the edition's modules together. */
    record Pd() implements Quantity {}

    /** Minutes of contact the edition counts at this level or above. */
    record Contact(ConfirmationLevel level) implements Quantity {}

    /** Whether each of the first months has its contact: 0 or 1. */
    record Cadence(int months, ConfirmationLevel level, boolean excusable) implements Quantity {}

    /** Both editions count these alike: accepted reports, meetings, minutes of recertification; 1 stands for yes. */
    enum Plain implements Quantity {
        REPORTS,
        MEETINGS,
        RECERTIFIED,
        PAIRING,
        PROJECT
    }
}
