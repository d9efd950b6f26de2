package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a district was charged and what came of it within a period, from the ledger alone.
 *
 * @param opening what was owed before the period; negative: paid too much
 */
record DistrictStatement(
        String district,
        LocalDate from,
        LocalDate to,
        String currency,
        int opening,
        List<Line> lines,
        List<OpenInvoice> open) {

    /**
     * An entry as it is read.
     *
     * @param ofOther whose order it is, where this district pays a share of it; null: its own
     */
    record Entry(
            UUID order,
            String orderCode,
            @Nullable String offering,
            LedgerEntry.Kind kind,
            int cents,
            LedgerEntry.@Nullable Method method,
            @Nullable String reference,
            @Nullable String because,
            LocalDate day,
            @Nullable String ofOther) {}

    /**
     * @param change what it does to what is owed
     * @param owed what is owed after it
     */
    record Line(Entry entry, int change, int owed) {}

    static List<Line> lines(int opening, List<Entry> entries) {
        var lines = new ArrayList<Line>();
        int owed = opening;
        for (var entry : entries) {
            int change = LedgerView.change(entry.kind, entry.cents);
            owed += change;
            lines.add(new Line(entry, change, owed));
        }
        return lines;
    }

    int closing() {
        return lines.isEmpty() ? opening : lines.getLast().owed;
    }

    /** What is owed at the end of a period that reaches today, and stands on no invoice yet. */
    int notInvoiced(LocalDate today) {
        return to.isBefore(today) ? 0 : closing() - openCents();
    }

    int openCents() {
        return open.stream().mapToInt(OpenInvoice::owed).sum();
    }
}
