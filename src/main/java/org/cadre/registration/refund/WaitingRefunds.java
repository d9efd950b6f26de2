package org.cadre.registration.refund;

import java.util.List;
import org.cadre.registration.OrderSummary;
import org.jspecify.annotations.Nullable;

/**
 * What waits to go back, oldest first.
 *
 * @param next the address of the next page; null: this is the last one
 */
record WaitingRefunds(
        List<Row> rows, int forOffice, @Nullable String next) {

    record Row(Refund refund, OrderSummary order) {}
}
