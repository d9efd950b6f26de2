package org.cadre.offering;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;

/** What office decides about an offering. */
public record OfferingPlan(
        OfferingKind kind,
        String title,
        String place,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        ZoneId zone,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String about,
        int priceCents,
        @Nullable LocalDate purchaseOrderCutoff,
        boolean listed,
        int capacity,
        List<PersonId> trainers,
        boolean sample) {
    public OfferingPlan {
        trainers = List.copyOf(trainers);
    }
}
