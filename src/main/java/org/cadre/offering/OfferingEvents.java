package org.cadre.offering;

import java.time.LocalDate;

/** What others may hear about offerings. */
public final class OfferingEvents {
    private OfferingEvents() {}

    /** It does not take place. */
    public record OfferingCanceled(OfferingId offering, LocalDate on) {}

    /** It has more seats than before. */
    public record SeatsAdded(OfferingId offering) {}
}
