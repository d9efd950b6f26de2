package org.cadre.care.request;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many days office gives itself for each kind of request: office's own data. */
@Component
class RequestTerms {
    static final int MOST_DAYS = 365;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    RequestTerms(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    Map<RequestKind, Integer> all() {
        var terms = new EnumMap<RequestKind, Integer>(RequestKind.class);
        for (var kind : RequestKind.values()) {
            terms.put(kind, kind.defaultDays());
        }
        jdbc.sql("select kind, days from care_term")
                .query((row, _) -> Map.entry(row.getString("kind"), row.getInt("days")))
                .list()
                .forEach(term -> terms.put(RequestKind.find(term.getKey()).orElseThrow(), term.getValue()));
        return terms;
    }

    LocalDate due(RequestKind kind, LocalDate askedOn) {
        return askedOn.plusDays(all().getOrDefault(kind, kind.defaultDays()));
    }

    void change(Viewer office, RequestKind kind, int days) {
        jdbc.sql("""
                insert into care_term (kind, days) values (:kind, :days)
                on conflict (kind) do update set days = excluded.days
                """).param("days", days).param("kind", kind.word()).update();
        audit.record(office.actor(), "care.term-changed", null, null, Map.of(), Map.of(kind.word(), days));
    }
}
