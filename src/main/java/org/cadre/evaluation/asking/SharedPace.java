package org.cadre.evaluation.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.cadre.platform.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many answers come from one place in a while: a room full of people behind one address, but no machine. */
@Component
class SharedPace {
    private static final String WHAT = "evaluation-from-place";
    private static final int MOST = 150;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock system;

    SharedPace(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Whether another one may come from there; counts it when it may. */
    boolean mayAnswer(String place) {
        int lately = jdbc.sql("select count(*) from attempt where what = :what and whom = :whom and at > :since")
                .param("what", WHAT)
                .param("whom", place)
                .param("since", system.instant().minus(WITHIN).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (lately >= MOST) {
            return false;
        }
        jdbc.sql("insert into attempt (what, whom, at, id) values (:what, :whom, :now, :id)")
                .param("what", WHAT)
                .param("whom", place)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", Ids.next())
                .update();
        return true;
    }
}
