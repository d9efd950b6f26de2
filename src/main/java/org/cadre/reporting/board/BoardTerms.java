package org.cadre.reporting.board;

import java.util.Map;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the program's year begins: in July, like the schools' own, unless office says otherwise. */
@Component
class BoardTerms {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    BoardTerms(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    int firstMonth() {
        return jdbc.sql("select coalesce((select first_month from board_terms), 7)")
                .query(Integer.class)
                .single();
    }

    void beginIn(int month, Viewer viewer) {
        int before = firstMonth();
        jdbc.sql("""
                insert into board_terms (only_one, first_month) values (true, :month)
                on conflict (only_one) do update set first_month = excluded.first_month
                """).param("month", month).update();
        audit.record(viewer.actor(), "board.year", null, null, Map.of("month", before), Map.of("month", month));
    }
}
