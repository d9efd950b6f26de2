package org.cadre.attendance;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.registration.Credits;
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;

/** The seats a district pays for. */
record DistrictView(String district, List<Row> rows) {
    record Row(String name, @Nullable OfferingSummary offering, Seat seat, Credits.@Nullable Credit credit) {
        int minutes() {
            return credit == null ? 0 : credit.minutes();
        }
    }

    long count(Seat seat) {
        return rows.stream().filter(row -> row.seat == seat).count();
    }

    int minutes() {
        return rows.stream().mapToInt(Row::minutes).sum();
    }
}
