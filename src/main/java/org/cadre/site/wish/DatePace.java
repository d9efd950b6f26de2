package org.cadre.site.wish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often somebody may ask from one place, and how many mails one address gets. No address is written down for it. */
@Component
class DatePace implements DueWork {
    private static final String FROM_PLACE = "dates-from-place";
    private static final String TO_ADDRESS = "dates-to-address";
    private static final int MOST_FROM_PLACE = 10;
    private static final int MOST_TO_ADDRESS = 3;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock system;

    DatePace(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Whether one may ask from there once more; counts it when so. */
    boolean mayAsk(String place) {
        return mayOnceMore(FROM_PLACE, place, MOST_FROM_PLACE);
    }

    /** Whether the address may get one more mail; counts it when so. */
    boolean mayTell(String address) {
        return mayOnceMore(
                TO_ADDRESS,
                UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString(),
                MOST_TO_ADDRESS);
    }

    private boolean mayOnceMore(String what, String whom, int most) {
        int lately = jdbc.sql("select count(*) from attempt where what = :what and whom = :whom and at > :since")
                .param("what", what)
                .param("whom", whom)
                .param("since", system.instant().minus(WITHIN).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (lately >= most) {
            return false;
        }
        jdbc.sql("insert into attempt (what, whom, at, id) values (:what, :whom, :now, :id)")
                .param("what", what)
                .param("whom", whom)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", Ids.next())
                .update();
        return true;
    }

    @Override
    public void run(LocalDate today) {
        Instant old = system.instant().minus(WITHIN);
        jdbc.sql("delete from attempt where what in (:place, :address) and at < :old")
                .param("place", FROM_PLACE)
                .param("address", TO_ADDRESS)
                .param("old", old.atOffset(ZoneOffset.UTC))
                .update();
    }
}
