package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which session a trainer is asked about, on the two days of an institute. */
class SessionSummaryTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    private final List<SessionSummary> sessions = List.of(
            session("First", "2027-03-05T08:00"),
            session("Second", "2027-03-05T14:00"),
            session("Third", "2027-03-06T08:00"));

    private static SessionSummary session(String title, String begins) {
        var starts = LocalDateTime.parse(begins).atZone(CENTRAL).toInstant();
        return new SessionSummary(
                new SessionId(UUID.randomUUID()), null, title, starts, starts.plusSeconds(9000), 150, null);
    }

    private String at(String time) {
        return SessionSummary.at(LocalDateTime.parse(time).atZone(CENTRAL).toInstant(), sessions, CENTRAL)
                .title();
    }

    @Test
    void isTheOneThatIsOnOrComesNextToday() {
        assertThat(at("2027-03-05T07:00")).isEqualTo("First");
        assertThat(at("2027-03-05T09:00")).isEqualTo("First");
        assertThat(at("2027-03-05T12:00")).isEqualTo("Second");
        assertThat(at("2027-03-06T06:00")).isEqualTo("Third");
    }

    @Test
    void isTheLastOfTodayInTheEvening() {
        assertThat(at("2027-03-05T18:00")).isEqualTo("Second");
        assertThat(at("2027-03-05T23:59")).isEqualTo("Second");
    }

    @Test
    void isTheFirstBeforehandAndTheLastAfterward() {
        assertThat(at("2027-03-01T12:00")).isEqualTo("First");
        assertThat(at("2027-03-09T12:00")).isEqualTo("Third");
    }
}
