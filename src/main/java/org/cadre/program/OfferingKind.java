package org.cadre.program;

import java.util.Locale;

/** What a dated event is for. */
public enum OfferingKind {
    LII,
    RECERTIFICATION,
    IN_HOUSE,
    WEBINAR;

    /** As tables write it: "in-house". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static OfferingKind of(String key) {
        for (var kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of offering is called " + key);
    }
}
