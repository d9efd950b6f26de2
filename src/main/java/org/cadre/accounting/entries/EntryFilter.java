package org.cadre.accounting.entries;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.cadre.accounting.Chart;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;

/** Which entries of the ledger are shown: those of a period, of a kind, of a fund or an account. Empty: all of them. */
record EntryFilter(@Nullable LocalDate from, @Nullable LocalDate to, String kind, String fund, String account) {
    static final List<String> KINDS = List.of("charge", "payment", "refund", "credit");
    static final EntryFilter ALL = new EntryFilter(null, null, "", "", "");

    static EntryFilter read(Form form, Chart chart) {
        var funds = chart.funds();
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
        String account = form.text("account");
        if (!account.isEmpty()
                && chart.codes().values().stream()
                        .noneMatch(code -> code.account().equals(account))) {
            form.wrong("account", Sentence.of("accounting.entries.wrong-account"));
        }
        return new EntryFilter(from, to, kind, fund, account);
    }

    /** As it stands in addresses. */
    String query() {
        return "from=" + (from == null ? "" : from) + "&to=" + (to == null ? "" : to) + "&kind=" + kind + "&fund="
                + URLEncoder.encode(fund, StandardCharsets.UTF_8) + "&account="
                + URLEncoder.encode(account, StandardCharsets.UTF_8);
    }
}
