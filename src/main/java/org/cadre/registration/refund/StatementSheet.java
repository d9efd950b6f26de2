package org.cadre.registration.refund;

import java.util.List;

/** Everything the printed statement says, formatted. */
record StatementSheet(
        String association,
        String address,
        String title,
        String period,
        String made,
        String opening,
        List<Line> lines,
        String closing,
        List<InvoiceLine> invoices,
        String open) {

    record Line(String day, String order, String kind, String words, String change, String owed) {}

    record InvoiceLine(String number, String order, String due, String owed) {}
}
