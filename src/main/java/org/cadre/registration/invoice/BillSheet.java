package org.cadre.registration.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a quote, an invoice or a credit note says. All texts come formatted.
 *
 * @param facts number, dates, purchase order: what bookkeepers look for first
 * @param payers who is billed: one, or two who share
 * @param totals the last is the one that counts
 * @param notes how to pay, and what holds until when
 * @param sample says that it is made up; null on a real one
 */
record BillSheet(
        String language,
        String association,
        String associationAddress,
        String title,
        List<Fact> facts,
        List<Payer> payers,
        Labels labels,
        List<Line> lines,
        List<Fact> totals,
        List<String> notes,
        @Nullable String sample) {

    record Fact(String label, String value) {}

    /** @param lines address, attention and mail, one below the other */
    record Payer(String label, String name, List<String> lines) {
        Payer {
            lines = List.copyOf(lines);
        }
    }

    /** As it is printed, and as it is kept with the invoice. */
    record Line(String text, String quantity, String unit, String amount) {}

    /** The heads of the columns, and the caption that says what the table is. */
    record Labels(String caption, String text, String quantity, String unit, String amount) {}

    BillSheet {
        facts = List.copyOf(facts);
        payers = List.copyOf(payers);
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
    }
}
