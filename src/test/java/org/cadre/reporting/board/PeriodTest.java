package org.cadre.reporting.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cadre.platform.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @CsvSource(textBlock = """
            this-year,    7, 2026-07-01, 2027-06-30
            last-year,    7, 2025-07-01, 2026-06-30
            this-quarter, 7, 2026-10-01, 2026-12-31
            last-quarter, 7, 2026-07-01, 2026-09-30
            this-year,    1, 2026-01-01, 2026-12-31
            this-year,   12, 2025-12-01, 2026-11-30
            last-quarter,11, 2026-08-01, 2026-10-31
            """)
    void hasTheDaysOfItsName(String name, int firstMonth, LocalDate from, LocalDate to) {
        var period = Period.read(Form.empty().with("period", name), firstMonth, TODAY);
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            this-year,    2025-07-01, 2025-11-27
            last-year,    2024-07-01, 2025-06-30
            this-quarter, 2026-07-01, 2026-08-27
            last-quarter, 2026-04-01, 2026-06-30
            """)
    void isComparedWithAsManyDays(String name, LocalDate from, LocalDate to) {
        var before = Period.read(Form.empty().with("period", name), 7, TODAY)
                .until(TODAY)
                .before();
        assertThat(before.from()).isEqualTo(from);
        assertThat(before.to()).isEqualTo(to);
    }

    @Test
    void endsTodayAtTheLatest() {
        assertThat(Period.read(Form.empty(), 7, TODAY).until(TODAY).to()).isEqualTo(TODAY);
    }
}
