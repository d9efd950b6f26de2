package org.cadre.notification.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");

    private static boolean quiet(String instant, ZoneId zone) {
        return QuietHours.DEFAULT.contain(Instant.parse(instant), zone);
    }

    @Test
    void areThoseOfTheClockWhereOneIs() {
        assertThat(quiet("2027-01-12T15:00:00Z", CHICAGO)).as("9 AM there").isFalse();
        assertThat(quiet("2027-01-12T15:00:00Z", HONOLULU)).as("5 AM there").isTrue();
        assertThat(quiet("2027-01-12T17:00:00Z", HONOLULU)).as("7 AM there").isFalse();
        assertThat(quiet("2027-01-13T05:59:00Z", HONOLULU)).as("7:59 PM there").isFalse();
        assertThat(quiet("2027-01-13T06:00:00Z", HONOLULU)).as("8 PM there").isTrue();
    }

    @Test
    void followTheClockOnTheNightsItIsChanged() {
        // Forward on Sunday, March 14: seven in the morning comes an hour earlier.
        assertThat(quiet("2027-03-13T12:30:00Z", CHICAGO)).isTrue();
        assertThat(quiet("2027-03-14T12:30:00Z", CHICAGO)).isFalse();
        assertThat(quiet("2027-03-14T11:59:00Z", CHICAGO)).isTrue();
        // Back on Sunday, November 7: an hour later.
        assertThat(quiet("2027-11-06T12:30:00Z", CHICAGO)).isFalse();
        assertThat(quiet("2027-11-07T12:30:00Z", CHICAGO)).isTrue();
        assertThat(QuietHours.DEFAULT.next(Instant.parse("2027-03-14T02:30:00Z"), CHICAGO))
                .isEqualTo("2027-03-14T12:00:00Z");
        assertThat(QuietHours.DEFAULT.next(Instant.parse("2027-11-07T06:30:00Z"), CHICAGO))
                .isEqualTo("2027-11-07T13:00:00Z");
    }

    @Test
    void mayLieWithinADayOrNotBe() {
        var noon = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0));
        assertThat(noon.contain(Instant.parse("2027-01-12T18:00:00Z"), CHICAGO)).isTrue();
        assertThat(noon.contain(Instant.parse("2027-01-12T19:00:00Z"), CHICAGO)).isFalse();
        assertThat(noon.contain(Instant.parse("2027-01-12T09:00:00Z"), CHICAGO)).isFalse();
        var never = new QuietHours(LocalTime.of(7, 0), LocalTime.of(7, 0));
        for (int hour = 0; hour < 24; hour++) {
            assertThat(never.contain(Instant.parse("2027-01-12T%02d:00:00Z".formatted(hour)), CHICAGO))
                    .isFalse();
        }
    }

    @Test
    void putNothingOffThatFallsOutsideThem() {
        var noon = Instant.parse("2027-01-12T18:00:00Z");
        assertThat(QuietHours.DEFAULT.next(noon, CHICAGO)).isEqualTo(noon);
    }
}
