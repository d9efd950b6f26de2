package org.cadre.internship.pairing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom the program wants mentored. Seed: "novice, newly hired, aspiring and turnaround principals". */
public enum ProtegeKind {
    NOVICE,
    NEWLY_HIRED,
    ASPIRING,
    TURNAROUND;

    /** As the database writes it: "newly hired". */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The key of what a person reads. */
    public String label() {
        return "internship.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ProtegeKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
