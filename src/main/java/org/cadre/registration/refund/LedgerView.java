package org.cadre.registration.refund;

import java.util.ArrayList;
import java.util.List;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.LedgerEntry;

/** Every entry of an order, with what was owed after it. */
record LedgerView(OrderSummary order, List<Line> lines, Balance balance, boolean office) {

    /**
     * @param change what it does to what is owed
     * @param owed what is owed after it
     */
    record Line(LedgerEntry entry, int change, int owed) {}

    /** The key of what is said of the balance. */
    String standing() {
        if (balance.owed() == 0) {
            return "refund.ledger.even";
        }
        return balance.owed() > 0 ? "refund.ledger.owed" : "refund.ledger.overpaid";
    }

    /** What is owed, or was paid too much. */
    int amount() {
        return Math.abs(balance.owed());
    }

    /** In the order in which they were entered. */
    static List<Line> lines(List<LedgerEntry> entries) {
        var lines = new ArrayList<Line>();
        int owed = 0;
        for (var entry : entries) {
            int change = change(entry.kind(), entry.cents());
            owed += change;
            lines.add(new Line(entry, change, owed));
        }
        return lines;
    }

    /** Charges and refunds raise what is owed, payments and credits lower it. */
    static int change(LedgerEntry.Kind kind, int cents) {
        return switch (kind) {
            case CHARGE, REFUND -> cents;
            case PAYMENT, CREDIT -> -cents;
        };
    }
}
