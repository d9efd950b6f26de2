package org.cadre.offering;

import java.time.LocalDate;
import java.util.UUID;

/** What others may hear about offerings. */
public final class OfferingEvents {
    private OfferingEvents() {}

    /** It stands on the public schedule from now on: anyone may register. */
    public record OfferingOpened(OfferingId offering) {}

    /** It does not take place. */
    public record OfferingCanceled(OfferingId offering, LocalDate on) {}

    /** It was moved to another day, to another place or online; the move says what was. */
    public record OfferingMoved(OfferingId offering, UUID move) {}
    /** It has more seats than before. */
    public record SeatsAdded(OfferingId offering) {}
}
