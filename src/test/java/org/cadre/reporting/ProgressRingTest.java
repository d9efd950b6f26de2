package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgressRingTest {
    private static final int TARGET = 72 * 60;
    private static final Texts TEXTS = new Texts();

    private static ProgressRing ring(int done, int pace) {
        return new ProgressRing(done, TARGET, pace);
    }

    @Nested
    class InWords {
        @Test
        void saysNumberTargetAndHowFarBehind() {
            assertThat(said(ring(1890, 2160))).isEqualTo("31.50 of 72 hours · 4.50 behind the pace");
        }

        @Test
        void saysHowFarAhead() {
            assertThat(said(ring(2160, 1890))).isEqualTo("36.00 of 72 hours · 4.50 ahead of the pace");
        }

        @Test
        void saysThatThePaceIsKeptExactly() {
            assertThat(said(ring(480, 480))).isEqualTo("8.00 of 72 hours · on pace");
        }

        @Test
        void saysThatAllHoursAreInEvenWithMoreThanAskedFor() {
            assertThat(said(ring(4400, TARGET))).isEqualTo("73.33 of 72 hours · all hours are in");
        }

        @Test
        void saysATargetOfHalfHoursWithDecimals() {
            assertThat(said(new ProgressRing(0, 90, 0))).startsWith("0.00 of 1.50 hours");
        }

        private static String said(ProgressRing ring) {
            return TEXTS.say(ring.says());
        }
    }

    @Nested
    class Drawn {
        @Test
        void fillsTheShareThatIsDone() {
            assertThat(ring(TARGET / 4, 0).dashes()).isEqualTo("25.0 100");
        }

        @Test
        void isFullAtMost() {
            assertThat(ring(2 * TARGET, TARGET).dashes()).isEqualTo("100.0 100");
        }

        @Test
        void hasNoArcBeforeTheFirstHour() {
            assertThat(ring(0, 480).hasArc()).isFalse();
        }

        @Test
        void marksThePaceAtTheBottomWhenHalfTheDaysAreGone() {
            var half = ring(0, TARGET / 2);
            assertThat(half.hasMark()).isTrue();
            assertThat(half.markX(true)).isEqualTo("90.0");
            assertThat(half.markY(true)).isEqualTo("178.0");
            assertThat(half.markY(false)).isEqualTo("158.0");
        }

        @Test
        void marksThePaceToTheRightAfterAQuarter() {
            assertThat(ring(0, TARGET / 4).markX(true)).isEqualTo("178.0");
            assertThat(ring(0, TARGET / 4).markY(true)).isEqualTo("90.0");
        }

        @Test
        void marksNoPaceBeforeTheFirstDayAndAfterTheLast() {
            assertThat(ring(0, 0).hasMark()).isFalse();
            assertThat(ring(0, TARGET).hasMark()).isFalse();
            assertThat(ring(TARGET, 480).hasMark()).isFalse();
        }
    }
}
