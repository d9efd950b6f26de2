package org.cadre.accounting.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.cadre.accounting.Post;
import org.cadre.accounting.journal.Movement.Share;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what no journal has yet. */
@Component
class Movements {
    private record Part(
            UUID id,
            String source,
            String kind,
            LocalDate day,
            String currency,
            @Nullable String method,
            boolean cameBack,
            String post,
            int cents,
            String about,
            @Nullable String reference) {

        Movement with(List<Share> shares) {
            return new Movement(
                    id,
                    Movement.Source.valueOf(source),
                    Movement.Kind.valueOf(kind),
                    day,
                    currency,
                    method == null ? null : LedgerEntry.Method.valueOf(method.toUpperCase(Locale.ROOT)),
                    cameBack,
                    List.copyOf(shares),
                    about,
                    reference == null ? "" : reference);
        }
    }

    private final JdbcClient jdbc;

    Movements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that moved by that day and stands in no journal, by day; each is handed over whole. */
    void newThrough(LocalDate through, Consumer<Movement> each) {
        var shares = new ArrayList<Share>();
        var part = new Part[1];
        jdbc.sql("""
                select e.id, 'LEDGER' as source, upper(e.kind) as kind, e.day, e.currency, e.method,
                       e.cause like 'refund-failed:%' as came_back, p.post, p.cents, o.code as about, e.reference
                  from ledger_entry e
                  join ledger_part p on p.entry = e.id
                  join orders o on o.id = e.orders
                 where e.day <= :through
                   and not exists (select 1 from journal_entry j where j.ledger_entry = e.id)
                union all
                select y.id, 'STIPEND', case y.kind when 'paid' then 'STIPEND' else 'STIPEND_BACK' end, y.day, y.currency,
                       null, false, 'stipend:expense', y.cents, n.display_name, y.reference
                  from stipend_payment y
                  join stipend s on s.id = y.stipend
                  join person n on n.id = s.person
                 where y.day <= :through
                   and not exists (select 1 from journal_entry j where j.stipend_payment = y.id)
                 order by day, source, id, post
                """)
                .param("through", through)
                .query((row, _) -> {
                    var read = new Part(
                            row.getObject("id", UUID.class),
                            row.getString("source"),
                            row.getString("kind"),
                            row.getObject("day", LocalDate.class),
                            row.getString("currency"),
                            row.getString("method"),
                            row.getBoolean("came_back"),
                            row.getString("post"),
                            row.getInt("cents"),
                            row.getString("about"),
                            row.getString("reference"));
                    if (part[0] != null && !part[0].id.equals(read.id)) {
                        each.accept(part[0].with(shares));
                        shares.clear();
                    }
                    part[0] = read;
                    shares.add(new Share(Post.of(read.post), read.cents));
                    return 1;
                })
                .list();
        if (part[0] != null) {
            each.accept(part[0].with(shares));
        }
    }
}
