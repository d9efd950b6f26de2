package org.cadre.accounting.entries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;

/** Which entries of the ledger are shown: those of a period, of a kind, of a fund. Empty: all of them. */
record EntryFilter(@Nullable LocalDate from, @Nullable LocalDate to, String kind, String fund) {
    static final List<String> KINDS = List.of("charge", "payment", "refund", "credit");
    static final EntryFilter ALL = new EntryFilter(null, null, "", "");

    static EntryFilter read(Form form, List<String> funds) {
        var from = form.day("from").orElse(null);
        var to = form.day("to").orElse(null);
        if (from != null && to != null && to.isBefore(from)) {
            form.wrong("to", Sentence.of("accounting.entries.wrong-period"));
        }
        String kind = form.text("kind");
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            form.wrong("kind", Sentence.of("accounting.entries.wrong-kind"));
        }
        String fund = form.text("fund");
        if (!fund.isEmpty() && !funds.contains(fund)) {
            form.wrong("fund", Sentence.of("accounting.entries.wrong-fund"));
        }
        return new EntryFilter(from, to, kind, fund);
    }

    /** As it stands in addresses. */
    String query() {
        return "from=" + (from == null ? "" : from) + "&to=" + (to == null ? "" : to) + "&kind=" + kind + "&fund="
                + URLEncoder.encode(fund, StandardCharsets.UTF_8);
    }
}
