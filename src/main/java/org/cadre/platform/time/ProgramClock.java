package org.cadre.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.cadre.platform.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The program's time: drives dues, reminders, holds, expiry and printed dates. It runs ahead of the system clock by
 * what the demo or a test has moved it, and never goes back.
 */
@Component
public class ProgramClock {
    private static final Duration REREAD = Duration.ofSeconds(1);

    private record Ahead(Duration by, Instant readAt) {
        boolean isOlderThan(Duration age, Instant now) {
            return readAt.plus(age).isBefore(now);
        }
    }

    private static final Ahead UNREAD = new Ahead(Duration.ZERO, Instant.EPOCH);

    private final Clock system;
    private final ZoneId zone;
    private final JdbcClient jdbc;
    private final boolean movable;
    private volatile Ahead ahead = UNREAD;

    ProgramClock(Clock system, Settings settings, JdbcClient jdbc) {
        this.system = system;
        this.zone = settings.zone();
        this.jdbc = jdbc;
        this.movable = settings.demo();
    }

    public Instant now() {
        if (!movable) {
            return system.instant();
        }
        Instant now = system.instant();
        Ahead known = ahead;
        // Several servers share one clock: what another one moved is seen within a second.
        if (known.isOlderThan(REREAD, now)) {
            known = new Ahead(stored(), now);
            ahead = known;
        }
        return now.plus(known.by);
    }

    public LocalDate today() {
        return now().atZone(zone).toLocalDate();
    }

    /** The program's own time zone, in which its days begin and end. */
    public ZoneId zone() {
        return zone;
    }

    public boolean movable() {
        return movable;
    }

    /** Moves the program's time forward to the start of a day; a day that is not later leaves it as it is. */
    public void moveTo(LocalDate day) {
        if (!movable) {
            throw new IllegalStateException("the program's clock moves in the demo and in tests only");
        }
        Duration by = Duration.between(now(), day.atTime(9, 0).atZone(zone).toInstant());
        if (by.isPositive()) {
            jdbc.sql("update program_clock set ahead_seconds = ahead_seconds + :by")
                    .param("by", by.toSeconds())
                    .update();
        }
        reread();
    }

    /** Forgets what was read, so that the next question asks the database. */
    public void reread() {
        ahead = UNREAD;
    }

    private Duration stored() {
        return Duration.ofSeconds(jdbc.sql("select ahead_seconds from program_clock")
                .query(Long.class)
                .single());
    }
}
