package org.cadre.reporting.board;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit behind a number.
 *
 * @param place the offering, where that is what is counted
 * @param since the first day of it in the period, or before it for what lasts
 * @param good whether it went well; null: that is not asked of it
 */
record BoardRow(
        UUID unit,
        @Nullable UUID person,
        @Nullable String name,
        @Nullable UUID place,
        String about,
        @Nullable String kind,
        String state,
        @Nullable String district,
        LocalDate since,
        @Nullable Boolean good,
        long minutes,
        long goodMinutes) {}
