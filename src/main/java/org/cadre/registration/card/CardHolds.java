package org.cadre.registration.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long a payment page lives, and how much longer the seats are kept. */
@Component
class CardHolds {
    /** Stripe opens no page for less than thirty minutes, by its own clock. */
    private static final Duration SHORTEST_PAGE = Duration.ofMinutes(31);

    /** Seats outlive the page: word of a payment at its last moment comes in time. */
    private static final Duration LONGER = Duration.ofMinutes(5);

    private static final Duration AFTER_LOOKING = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock system;
    private final ProgramClock clock;

    CardHolds(JdbcClient jdbc, Clock system, ProgramClock clock) {
        this.jdbc = jdbc;
        this.system = system;
        this.clock = clock;
    }

    /** How long a page that is opened now may be paid on. */
    Duration ofPage() {
        var wished = Duration.ofMinutes(jdbc.sql("select card_minutes from fee_terms")
                .query(Integer.class)
                .single());
        return wished.compareTo(SHORTEST_PAGE) < 0 ? SHORTEST_PAGE : wished;
    }

    Instant pageEnds() {
        return system.instant().plus(ofPage());
    }

    /** Until when seats are kept for a page: pages end by the system's clock, holds by the program's. */
    Instant heldFor(Instant pageEnds) {
        return clock.now().plus(Duration.between(system.instant(), pageEnds)).plus(LONGER);
    }

    Instant afterLateMoney() {
        return clock.now().plus(ofPage()).plus(LONGER);
    }

    Instant afterOfficeLooked() {
        return clock.now().plus(AFTER_LOOKING);
    }
}
