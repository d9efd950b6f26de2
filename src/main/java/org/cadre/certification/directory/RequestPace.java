package org.cadre.certification.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.cadre.platform.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often a mentor may be asked for from one place, and how many mails one address gets: no robot troubles a mentor. */
@Component
class RequestPace {
    private static final String FROM_PLACE = "mentor-request-from-place";
    private static final String TO_ADDRESS = "mentor-request-to-address";
    private static final int MOST_FROM_PLACE = 10;
    private static final int MOST_TO_ADDRESS = 3;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock system;

    RequestPace(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Whether another one may be sent; counts it when it may. */
    boolean mayAsk(String place, String address) {
        if (count(FROM_PLACE, place) >= MOST_FROM_PLACE || count(TO_ADDRESS, address) >= MOST_TO_ADDRESS) {
            return false;
        }
        note(FROM_PLACE, place);
        note(TO_ADDRESS, address);
        return true;
    }

    private int count(String what, String whom) {
        return jdbc.sql("select count(*) from attempt where what = :what and whom = :whom and at > :since")
                .param("what", what)
                .param("whom", whom)
                .param("since", system.instant().minus(WITHIN).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private void note(String what, String whom) {
        jdbc.sql("insert into attempt (what, whom, at, id) values (:what, :whom, :now, :id)")
                .param("what", what)
                .param("whom", whom)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", Ids.next())
                .update();
    }
}
