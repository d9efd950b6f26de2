package org.cadre.people;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.cadre.platform.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often a stranger may ask from one place, and how many mails one address gets for it: no robot fills a list. */
@Component
public class AskingPace {
    private static final int MOST_FROM_PLACE = 10;
    private static final int MOST_TO_ADDRESS = 3;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock system;

    AskingPace(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /**
     * Whether another one may be sent; counts it when it may.
     *
     * @param what is asked: each is counted apart
     */
    public boolean mayAsk(String what, String place, String address) {
        String fromPlace = what + "-from-place";
        String toAddress = what + "-to-address";
        if (count(fromPlace, place) >= MOST_FROM_PLACE || count(toAddress, address) >= MOST_TO_ADDRESS) {
            return false;
        }
        note(fromPlace, place);
        note(toAddress, address);
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
