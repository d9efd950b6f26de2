package org.cadre.notification.message;

import java.util.UUID;

/** To whom a message goes: named by what they have in common, and looked up when it is sent. */
sealed interface Audience {
    /** Who has a seat in an offering. */
    record OfOffering(UUID offering) implements Audience {}

    /** The MITs of a cohort whose internship goes on. */
    record OfCohort(UUID cohort) implements Audience {}

    /** The MITs of whom the edition says that they are behind the pace. */
    record Behind() implements Audience {}

    /** Whose certificate expires within so many months and is not renewed. */
    record Expiring(int months) implements Audience {}

    /** A list that office has saved under a name. */
    record OfList(UUID list) implements Audience {}

    default String word() {
        return switch (this) {
            case OfOffering _ -> "offering";
            case OfCohort _ -> "cohort";
            case Behind _ -> "behind";
            case Expiring _ -> "expiring";
            case OfList _ -> "list";
        };
    }
}
