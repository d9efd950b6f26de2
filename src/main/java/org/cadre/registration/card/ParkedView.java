package org.cadre.registration.card;

import java.util.List;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.ledger.Balance;

/** The orders with which nothing happens until office has looked. */
record ParkedView(List<Row> rows) {
    record Row(OrderSummary order, Balance balance, List<String> reasons) {
        Row {
            reasons = List.copyOf(reasons);
        }
    }
}
