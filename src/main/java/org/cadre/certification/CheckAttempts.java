package org.cadre.certification;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.cadre.platform.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts numbers and names that did not fit, so that nobody can try them all; a checking clerk never notices. */
@Component
class CheckAttempts {
    private static final String WHAT = "certificate-check";
    private static final int MOST = 20;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock system;

    CheckAttempts(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    boolean mayGoOn(String from) {
        return jdbc.sql("select count(*) from attempt where what = :what and whom = :from and at > :since")
                        .param("what", WHAT)
                        .param("from", from)
                        .param("since", system.instant().minus(WITHIN).atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                < MOST;
    }

    void failed(String from) {
        var now = system.instant();
        jdbc.sql("delete from attempt where what = :what and at < :old")
                .param("what", WHAT)
                .param("old", now.minus(WITHIN).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into attempt (what, whom, at, id) values (:what, :from, :now, :id)")
                .param("what", WHAT)
                .param("from", from)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", Ids.next())
                .update();
    }
}
