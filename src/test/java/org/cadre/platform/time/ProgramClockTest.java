package org.cadre.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class ProgramClockTest {
    @Autowired
    private ProgramClock clock;

    @Test
    void movesForwardOnly() {
        var today = clock.today();
        clock.moveTo(today.plusYears(3));
        assertThat(clock.today()).isEqualTo(today.plusYears(3));
        clock.moveTo(today);
        assertThat(clock.today()).isEqualTo(today.plusYears(3));
    }
}
