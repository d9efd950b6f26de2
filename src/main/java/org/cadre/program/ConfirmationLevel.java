package org.cadre.program;

import java.util.Locale;

/** How well a contact is attested, from the MIT's word alone to the protégé's confirmation. */
public enum ConfirmationLevel {
    SELF_ATTESTED,
    SUPPORTED,
    VERIFIED,
    CONFIRMED;

    /** As editions and tables write it: "self-attested". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isAtLeast(ConfirmationLevel other) {
        return compareTo(other) >= 0;
    }
}
