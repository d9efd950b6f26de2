package org.cadre.registration.invoice;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.ledger.Balance;
import org.jspecify.annotations.Nullable;

/** Somebody's own orders, and those of the district they speak for. */
record OrdersView(List<Row> rows) {
    /** @param owed what it still has to bring */
    record Row(OrderSummary order, @Nullable OfferingSummary offering, int owed) {
        static Row of(OrderSummary order, @Nullable OfferingSummary offering, @Nullable Balance balance) {
            var known = balance == null ? Balance.NONE : balance;
            return new Row(
                    order,
                    offering,
                    order.isOpen() && known.charged() == 0 ? order.totalCents() + known.owed() : known.owed());
        }
    }

    OrdersView {
        rows = List.copyOf(rows);
    }
}
