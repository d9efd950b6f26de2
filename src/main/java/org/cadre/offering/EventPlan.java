package org.cadre.offering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What office plans around an event beside its sessions and seats.
 *
 * @param leastPeople with fewer it does not take place; null: any number will do
 * @param decideBy the day until which office says whether it takes place
 * @param takesPlace it was decided that it does
 * @param onlineLink shown to those with a confirmed seat only
 */
public record EventPlan(
        @Nullable Integer leastPeople,
        @Nullable LocalDate decideBy,
        boolean takesPlace,
        String directions,
        String parking,
        String hotel,
        @Nullable String onlineLink) {

    public boolean isUndecided() {
        return decideBy != null && !takesPlace;
    }

    /** Whether there is anything that everybody may read. */
    public boolean hasAdvice() {
        return !directions.isEmpty() || !parking.isEmpty() || !hotel.isEmpty();
    }
}
