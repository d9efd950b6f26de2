package org.cadre.registration;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.PriceList;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much more or less seats cost in another offering: its price on that day for as many seats of the same fee category,
 * against what they cost now. What was waived, or cost nothing, costs nothing there either.
 */
@Component
public class TransferPrices {
    private record Seats(UUID orders, String category, int seats, int cents, boolean bundle, boolean free) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    TransferPrices(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For all these seats together, in cents; negative: they cost less there. */
    public int difference(List<RegistrationId> seats, OfferingSummary there, PriceList prices) {
        return byOrder(seats, there, prices).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The same for each order of which they are. */
    Map<OrderId, Integer> byOrder(List<RegistrationId> seats, OfferingSummary there, PriceList prices) {
        LocalDate today = clock.now().atZone(there.zone()).toLocalDate();
        var differences = new LinkedHashMap<OrderId, Integer>();
        for (var one : of(seats)) {
            int price = one.free
                    ? one.cents
                    : prices.total(
                                    one.bundle ? Covers.BUNDLE : Covers.OFFERING,
                                    FeeCategory.find(one.category).orElseThrow(),
                                    one.seats,
                                    today,
                                    null)
                            .cents();
            differences.put(new OrderId(one.orders), price - one.cents);
        }
        return differences;
    }

    private List<Seats> of(List<RegistrationId> seats) {
        return jdbc.sql("""
                select r.orders, o.fee_category as category, count(*) as seats, sum(r.price_cents) as cents,
                       bool_and(r.with_internship) as bundle,
                       sum(r.price_cents) = 0 or coalesce(o.confirmed_by = 'waiver', false) as free
                  from registration r
                  join orders o on o.id = r.orders
                 where r.id = any (:seats)
                 group by r.orders, o.fee_category, o.confirmed_by
                 order by r.orders
                """)
                .param("seats", seats.stream().map(RegistrationId::value).toArray(UUID[]::new))
                .query(Seats.class)
                .list();
    }
}
