package org.cadre.offering;

import java.time.LocalDate;
import java.time.ZoneId;
import org.cadre.program.EditionId;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;

/**
 * An offering as lists and pages show it.
 *
 * @param purchaseOrderCutoff the last day on which a purchase order is taken; null: until the first day
 * @param listed whether it stands on the public schedule; one that does not is found by its link only
 * @param closed whether its attendance is final
 * @param minutes PD minutes of all its sessions
 */
public record OfferingSummary(
        OfferingId id,
        OfferingKind kind,
        String title,
        EditionId edition,
        String place,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        ZoneId zone,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String about,
        int priceCents,
        String currency,
        @Nullable LocalDate purchaseOrderCutoff,
        boolean listed,
        boolean canceled,
        boolean closed,
        boolean sample,
        int capacity,
        int used,
        int minutes) {

    public int seatsLeft() {
        return Math.max(0, capacity - used);
    }

    public boolean isSoldOut() {
        return used >= capacity;
    }

    /** "Austin, TX", or the place alone of an event without a town. */
    public String town() {
        if (city == null) {
            return place;
        }
        return state == null ? city : city + ", " + state;
    }

    /** Where exactly, in one line. */
    public String address() {
        var line = new StringBuilder(place);
        if (street != null) {
            line.append(", ").append(street);
        }
        if (city != null) {
            line.append(", ").append(town());
        }
        return line.toString();
    }

    /** Whether people may still register by themselves: through the first day. */
    public boolean takesRegistrations(LocalDate today) {
        return !canceled && !closed && !today.isAfter(firstDay);
    }

    public boolean takesPurchaseOrders(LocalDate today) {
        return purchaseOrderCutoff == null || !today.isAfter(purchaseOrderCutoff);
    }

    /** The key of what this kind of event is called. */
    public String kindText() {
        return "offering.kind." + kind.key();
    }
}
