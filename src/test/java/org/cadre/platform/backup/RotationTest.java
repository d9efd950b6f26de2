package org.cadre.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.backup.Rotation.Kept;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static List<Kept> eachDay(int days) {
        var all = new ArrayList<Kept>();
        for (int i = 0; i < days; i++) {
            all.add(new Kept(new UUID(0, i), TODAY.minusDays(i)));
        }
        return all;
    }

    private static List<LocalDate> kept(Rotation rotation, List<Kept> all) {
        var left = new ArrayList<>(all);
        left.removeAll(rotation.over(all));
        return left.stream().map(Kept::day).toList();
    }

    @Test
    void keepsTheNewestOfEachDayWeekAndMonth() {
        assertThat(kept(new Rotation(3, 3, 3), eachDay(100)))
                .containsExactly(
                        TODAY,
                        TODAY.minusDays(1),
                        TODAY.minusDays(2),
                        LocalDate.of(2026, 11, 22), // the last day of the week before
                        LocalDate.of(2026, 11, 15),
                        LocalDate.of(2026, 10, 31),
                        LocalDate.of(2026, 9, 30));
    }

    @Test
    void comesToRestAfterEachNight() {
        var rotation = new Rotation(7, 4, 6);
        var all = eachDay(400);
        var left = new ArrayList<>(all);
        left.removeAll(rotation.over(all));
        assertThat(rotation.over(left)).isEmpty();
        assertThat(left).hasSizeBetween(13, 17);
    }

    @Test
    void keepsTheNewestHoweverFewAreKept() {
        assertThat(kept(new Rotation(0, 0, 0), eachDay(5))).containsExactly(TODAY);
        assertThat(new Rotation(1, 0, 0).over(List.of())).isEmpty();
    }

    @Test
    void countsDaysOnWhichThereWasOneNotThoseOnTheCalendar() {
        var old = List.of(new Kept(new UUID(1, 1), TODAY.minusYears(2)), new Kept(new UUID(1, 2), TODAY.minusYears(3)));
        assertThat(new Rotation(2, 0, 0).over(old)).isEmpty();
    }
}
