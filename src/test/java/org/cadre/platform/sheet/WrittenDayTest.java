package org.cadre.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-09",
                "2024-3-9",
                "2024/03/09",
                "3/9/2024",
                "03/09/2024",
                "3-9-2024",
                "Mar 9, 2024",
                "MARCH 9, 2024",
                "March 9th, 2024",
                "Sat, Mar 9, 2024",
                "9 March 2024",
                "9-Mar-2024",
                " mar. 9 2024 ",
                "2024-03-09 00:00:00",
                "2024-03-09T00:00:00Z"
            })
    void readsADayAsListsWriteIt(String text) {
        assertThat(WrittenDay.read(text)).hasValueSatisfying(day -> assertThat(day).isEqualTo("2024-03-09"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3/9/24", "13/9/2024", "2/30/2024", "2023-02-29", "9.3.2024", "soon", "45360", "1/1/0024"})
    void guessesNothing(String text) {
        assertThat(WrittenDay.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2/29/2024", "Feb 29, 2024"})
    void knowsLeapDays(String text) {
        assertThat(WrittenDay.read(text)).isPresent();
    }

    @Test
    void readsTheDayBeforeTheMonthWhereAListSaysSo() {
        assertThat(WrittenDay.read("9/3/2024", true)).hasValueSatisfying(day -> assertThat(day)
                .isEqualTo("2024-03-09"));
        assertThat(WrittenDay.read("9.3.2024", true)).hasValueSatisfying(day -> assertThat(day)
                .isEqualTo("2024-03-09"));
        assertThat(WrittenDay.read("March 9, 2024", true)).isPresent();
        assertThat(WrittenDay.read("3/25/2024", true)).isEmpty();
    }

    @Test
    void knowsWhatCouldBeTwoDays() {
        assertThat(WrittenDay.isAmbiguous("3/9/2024")).isTrue();
        assertThat(WrittenDay.isAmbiguous("3/3/2024")).isFalse();
        assertThat(WrittenDay.isAmbiguous("3/13/2024")).isFalse();
        assertThat(WrittenDay.isAmbiguous("2024-03-09")).isFalse();
        assertThat(WrittenDay.isDayFirst("25/3/2024")).isTrue();
        assertThat(WrittenDay.isDayFirst("3/25/2024")).isFalse();
    }
}
